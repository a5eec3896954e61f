/** The words by which letters of agencies are told apart. Weights: 3 says it outright, 2 says it in passing, 1 fits. */

/** Names that the docket's entries know; appeals have their own. */
export const letterKinds = [
	'acknowledgement',
	'fee_estimate',
	'fee_query',
	'fee_waiver_granted',
	'fee_waiver_denied',
	'expedite_granted',
	'expedite_denied',
	'clarification_requested',
	'unusual_circumstances_notice',
	'interim_response',
	'granted',
	'partial_grant',
	'denied',
	'no_records',
	'glomar',
	'referral',
	'still_interested_letter',
	'administrative_closure',
	'appeal_received',
	'appeal_decided',
] as const;
export type LetterKind = (typeof letterKinds)[number];

type Cue = {
	kind: LetterKind;
	weight: number;
	words: RegExp /** Words that take the cue's meaning away. */;
	unless?: RegExp;
};

const cue = (kind: LetterKind, weight: number, words: RegExp, unless?: RegExp): Cue => ({
	kind,
	weight,
	words,
	...(unless ? { unless } : {}),
});

const final =
	/\b(?:this (?:is|constitutes|completes|concludes) (?:the|our|a)? ?(?:final|complete) (?:response|release|determination|action)|final response to your|completes? (?:the )?processing of your)/i;
const appealed = /\byour (?:administrative )?appeal\b/i;

export const kindCues: readonly Cue[] = [
	cue('acknowledgement', 2, /\b(?:acknowledg\w+|confirm\w*) (?:the )?(?:receipt of )?(?:your|receipt)\b/i, appealed),
	cue(
		'acknowledgement',
		2,
		/\byour (?:FOIA |Freedom of Information Act )?(?:request|correspondence) (?:was|has been) (?:received|assigned|logged)\b/i,
		final,
	),
	cue(
		'acknowledgement',
		2,
		/\bassigned (?:it |your request )?(?:the )?(?:following )?(?:reference|tracking|case|control|request)?\s*(?:number|no\b)/i,
		appealed,
	),
	cue('acknowledgement', 1, /\bplaced in (?:the|our) (?:\w+ )?(?:queue|track)\b|\bqueue\b/i),
	cue(
		'fee_estimate',
		3,
		/\bestimated? (?:total )?(?:fees?|costs?|charges?)\b[^.]{0,80}\$|\$\s?[\d,.]+[^.]{0,60}\bestimat/i,
	),
	cue(
		'fee_estimate',
		2,
		/\b(?:advance|pre-?)payment\b|\bpay(?:ment)? in advance\b/i,
		/unless|if the (?:estimated )?fees? exceed/i,
	),
	cue(
		'fee_query',
		3,
		/\b(?:(?:commit|agree|willing(?:ness)?) to pay|agreement to pay|fee commitment)\b[^.]{0,120}(?:before|until|please|must|within)|(?:please|must)[^.]{0,80}\b(?:willing(?:ness)? to pay|agree to pay)/i,
	),
	cue('fee_query', 2, /\b(?:clarify|determine|establish|support)\b[^.]{0,60}\bfee (?:category|status|waiver)\b/i),
	cue(
		'fee_waiver_granted',
		3,
		/\b(?:grant(?:ed|ing)?|approv(?:ed|ing))\b[^.]{0,50}\b(?:fee waiver|waiver of (?:all )?fees)|fee waiver[^.]{0,40}\b(?:is|has been|was) (?:granted|approved)/i,
	),
	cue(
		'fee_waiver_denied',
		3,
		/\b(?:den(?:y|ied|ying))\b[^.]{0,50}\b(?:fee waiver|waiver of (?:all )?fees)|fee waiver[^.]{0,60}\b(?:is|has been|was|must be) denied/i,
	),
	cue(
		'expedite_granted',
		3,
		/\b(?:grant(?:ed|ing)?)\b[^.]{0,50}\bexpedit\w+|\bexpedit\w+ (?:processing|treatment)[^.]{0,40}\b(?:is|has been|was) granted/i,
	),
	cue(
		'expedite_denied',
		3,
		/\bden(?:y|ied|ying)\b[^.]{0,60}\bexpedit\w+|\bexpedit\w+ (?:processing|treatment)[^.]{0,60}\b(?:is|has been|was|must be) denied/i,
	),
	cue(
		'clarification_requested',
		3,
		/\b(?:not reasonably described?|does not reasonably describe|too broad|overly broad|insufficient(?:ly)? (?:specific|detail)|unduly burdensome)\b/i,
		final,
	),
	cue(
		'clarification_requested',
		2,
		/\b(?:please|must|need you to|ask(?:ing)? (?:that )?you)\b[^.]{0,60}\b(?:clarify|narrow|specify|resubmit|more (?:specific|detailed) description)\b/i,
	),
	cue('unusual_circumstances_notice', 3, /\bunusual circumstances\b/i, final),
	cue(
		'unusual_circumstances_notice',
		3,
		/\binvok\w+[^.]{0,60}extension|\b(?:10|ten)[- ](?:\(10\) )?(?:working |business |work)?-?days? extension\b|552\(a\)\(6\)\(B\)/i,
	),
	cue('unusual_circumstances_notice', 2, /\bextend(?:ing|ed)? the (?:time|statutory|twenty|20|response)/i),
	cue(
		'interim_response',
		3,
		/\b(?:first|second|third|fourth|fifth|\w+th|\d+(?:st|nd|rd|th)|partial|rolling)? ?\binterim (?:response|release|production|reply)\b/i,
	),
	cue(
		'interim_response',
		2,
		/\b(?:continu\w+ to process|additional (?:records|responses?|productions?|releases?) will|rolling (?:basis|production)|remain(?:ing|der)[^.]{0,60}(?:being processed|under review|will be))\b/i,
	),
	cue(
		'granted',
		3,
		/\b(?:granted in full|released in (?:its|their) entirety|releas\w+ (?:all )?(?:\w+ )?(?:records |pages |documents )?in full)\b/i,
		/withheld|in part|interim|redact/i,
	),
	cue(
		'partial_grant',
		3,
		/\bpartial(?:ly)? (?:grant|denied|denial|release)|grant(?:ed|ing)? in part|\bdenied in part\b/i,
	),
	cue(
		'partial_grant',
		2,
		/\b(?:released|withheld) in part\b|\bportions? (?:of|are|were|have been)[^.]{0,60}(?:withheld|redacted)|\bwith (?:certain|some) (?:information|portions) (?:withheld|redacted)/i,
	),
	cue('partial_grant', 1, final),
	cue(
		'denied',
		3,
		/\b(?:request is|request has been|your request is hereby|must be|are being|is being|hereby) denied\b|\bden(?:y|ying) your request\b|\bwithh(?:eld|olding)[^.]{0,40}\bin (?:full|(?:its|their) entirety)\b/i,
		/\b(?:released|granted)[^.]{0,30}in (?:part|full)|interim|fee waiver|expedited (?:processing|treatment) is denied/i,
	),
	cue(
		'no_records',
		4,
		/\bno (?:responsive )?records?\b(?:[^.]{0,40}\b(?:located|found|identified|responsive|exist))?|\b(?:unable to|did not|could not|were not able to|not) (?:locate|identify|find|found)\b[^.]{0,40}\b(?:any )?(?:responsive )?records?/i,
		/\bno records (?:were|are|have been) (?:referred|withheld)/i,
	),
	cue('glomar', 4, /\bneither confirm(?:s|ed)? nor den(?:y|ies|ied)\b|\bcan ?not confirm or deny\b/i),
	cue(
		'referral',
		3,
		/\b(?:been |being |are |were |is |have |we )?(?:referred|referring|transferr(?:ed|ing)|forward(?:ed|ing))\b[^;]{0,120}\b(?:to|for (?:a )?direct (?:response|reply))\b[^;]{0,80}\b(?:agency|office|bureau|component|department|service|customs|center|direct)/i,
		/\breferred to as\b/i,
	),
	cue('referral', 1, /\brespond(?:ing)? (?:to you )?directly\b|\bdirect response to you\b/i),
	cue(
		'still_interested_letter',
		4,
		/\b(?:still|continue(?:d|s)? (?:to be )?|remain(?:s)?) interest(?:ed)?\b|\bcontinued interest\b/i,
	),
	cue('still_interested_letter', 1, /\b(?:will|may) (?:be )?(?:administratively )?clos(?:e|ed)\b/i),
	cue(
		'administrative_closure',
		4,
		/\b(?:has been|have|is|was|are|being|is now) (?:administratively )?clos(?:ed|ing)\b[^.]{0,60}|\badministrative(?:ly)? clos(?:ed|ure|ing)\b/i,
		/\b(?:will|may) (?:be )?(?:administratively )?clos(?:e|ed)\b|interested|final response|no (?:responsive )?records/i,
	),
	cue(
		'appeal_received',
		4,
		/\b(?:acknowledg\w+|received|receipt of)\b[^.]{0,60}\bappeal\b|\byour (?:administrative )?appeal (?:was|has been) (?:received|assigned|docketed)/i,
		/\b(?:affirm|remand|revers|moot)\w*\b/i,
	),
	cue(
		'appeal_decided',
		4,
		/\b(?:affirm(?:ed|ing)?|remand(?:ed|ing)?|revers(?:ed|ing)|I am denying|is moot|moot)\b[^.]{0,120}/i,
		/\bmay (?:affirm|remand)\b/i,
	),
	cue(
		'appeal_decided',
		2,
		/\bafter (?:carefully |careful )?(?:considering|consideration of|reviewing|review of) your (?:administrative )?appeal\b/i,
	),
];
