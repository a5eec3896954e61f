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
	'consultation',
	'still_interested_letter',
	'administrative_closure',
	'appeal_received',
	'appeal_decided',
	'court_order',
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
	/\b(?:this (?:letter )?(?:is|constitutes|completes|concludes) (?:the|our|a)? ?(?:final|complete|last) (?:response|release|determination|action)|(?:final|last) (?:response|answer|reply) to your|completes? (?:the |our )?processing of your)/i;
const notExpedited =
	/\b(?:den(?:y|ied|ying)|cannot|can not|not|unable to|declin\w+|refus\w+)\b[^.]{0,60}\bexpedit\w+|\bexpedit\w+ (?:processing|treatment|handling|review)?[^.]{0,60}\b(?:(?:is|has been|was|must be|are) (?:denied|declined|not)|cannot be)|\bexpedit\w+\b[\s\S]{0,160}?\bnot (?:meet|satisf\w+|qualif\w+|demonstrat\w+|shown?|establish\w*)\b/i;
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
	cue(
		'acknowledgement',
		2,
		/\b(?:request|letter)\b[^.]{0,60}\b(?:came in|arrived|reached (?:us|this office|our office))\b|\b(?:(?:has|have|we) (?:received )?|received |in receipt of )your\b[^.]{0,60}\brequest\b/i,
		final,
	),
	cue(
		'acknowledgement',
		2,
		/\b(?:logged|registered|docketed)\b[^.]{0,30}\b(?:as|under)\b|\b(?:given|assigned)\b[^.]{0,30}\b(?:number|no\.|to (?:an? )?(?:analyst|officer|specialist))/i,
		appealed,
	),
	cue(
		'acknowledgement',
		1,
		/\b(?:in|in the) order (?:in which|of receipt|they)\b|\b(?:simple|complex|expedited) track\b|\bthis is not a denial\b/i,
	),
	cue('acknowledgement', 1, /\bplaced in (?:the|our) (?:\w+ )?(?:queue|track)\b|\bqueue\b/i),
	cue(
		'fee_estimate',
		3,
		/\bestimated? (?:total )?(?:fees?|costs?|charges?)\b[^.]{0,80}\$|\$\s?[\d,.]+[^.]{0,60}\bestimat/i,
	),
	cue(
		'fee_estimate',
		3,
		/\b(?:anticipated|expected|projected|preliminary|approximate|likely) (?:fees?|costs?|charges?)\b[^.]{0,40}\$|\b(?:fees?|costs?|charges?) (?:will|would|may) (?:be|come to|run to|amount to|total)\b[^.]{0,40}\$/i,
	),
	cue('fee_estimate', 2, /\b(?:until|once|before|when)\b[^.]{0,40}\b(?:check|cheque|deposit|payment|prepay\w*)\b/i),
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
	cue(
		'fee_query',
		3,
		/\b(?:promise|assurance|undertaking) to pay\b|\b(?:sum|amount|how much)\b[^.]{0,30}\byou (?:will|would|can|are (?:willing|prepared) to|agree to) pay\b/i,
	),
	cue('fee_query', 2, /\b(?:clarify|determine|establish|support)\b[^.]{0,60}\bfee (?:category|status|waiver)\b/i),
	cue(
		'fee_query',
		3,
		/\b(?:decide|tell|know|determine|say|place you)\b[^.]{0,40}\b(?:fee|requester) categor(?:y|ies)\b/i,
		/\bhave (?:decided|determined)\b/i,
	),
	cue(
		'fee_waiver_denied',
		3,
		/\b(?:declin\w+|refus\w+|cannot|can not|unable|not|den(?:y|ied|ying)) (?:to )?(?:your request (?:to|that we) )?waiv\w+\b|\bfees\b[^.]{0,40}\b(?:will|can|may)(?:not| not) be waived\b/i,
	),
	cue(
		'fee_waiver_granted',
		3,
		/\b(?:agree|decided|have agreed|able) to waive\b|\bfees (?:are|have been|will be) (?:hereby )?waived\b/i,
		/\bnot\b[^.]{0,20}\bwaive/i,
	),
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
		/\b(?:grant(?:ed|ing)?|approv(?:ed|ing))\b[^.]{0,50}\bexpedit\w+|\bexpedit\w+[^.]{0,100}\b(?:is|has been|was|have|has|been) (?:hereby |therefore |now )?(?:granted|approved)/i,
		notExpedited,
	),
	cue('expedite_denied', 3, notExpedited),
	cue(
		'clarification_requested',
		3,
		/\b(?:not reasonably described?|does not reasonably describe|too broad|overly broad|insufficient(?:ly)? (?:specific|detail)|unduly burdensome)\b/i,
		final,
	),
	cue(
		'clarification_requested',
		3,
		/\b(?:could|can|would|will) you (?:please )?(?:specify|clarify|narrow|describe|tell us (?:which|what))\b/i,
	),
	cue(
		'clarification_requested',
		2,
		/\b(?:need|require|ask\w* for|send us|give us)\b[^.]{0,40}\b(?:(?:better|fuller|clearer|narrower|more \w+) description|more (?:detail|information about))\b|\bcannot tell (?:from|what|which)\b/i,
		/\bfee categor|\b(?:has been|have|have therefore) closed\b/i,
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
		'unusual_circumstances_notice',
		3,
		/\bextend\w* (?:its|our|this|the) (?:time|deadline|period|response)\b|\b(?:tak\w+|need\w*|requir\w+|invok\w+|claim\w*) (?:an? )?(?:extension|additional|extra|further|more time)\b[^.]{0,60}\bdays?\b/i,
		final,
	),
	// The paragraphs by which the states give more time.
	cue('unusual_circumstances_notice', 2, /7922\.535\(b\)|6253\(c\)|2\.2-3704\(B\)\(4\)|140\/3\(e\)/i),
	cue(
		'interim_response',
		3,
		/\b(?:first|second|third|fourth|fifth|\w+th|\d+(?:st|nd|rd|th)|partial|rolling)? ?\binterim (?:response|release|production|reply)\b/i,
	),
	cue(
		'interim_response',
		3,
		/\b(?:first|second|third|fourth|fifth|sixth|\w+th|\d+(?:st|nd|rd|th)|next|monthly|rolling|partial|another)(?: \w+){0,3} (?:releases?|productions?|installments?|instalments?)\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december) (?:release|production|installment)\b/i,
		/\b(?:final|last|only) (?:release|production|installment)\b|\b(?:release|production|installment|instalment)s? (?:of \w+ )?(?:will|should|is expected to) be (?:available|ready)\b/i,
	),
	cue(
		'interim_response',
		3,
		/\bpartial (?:response|reply|answer)\b|\b(?:processed|reviewed|released|searched)\b[^.]{0,40}\bso far\b|\b(?:search|review|processing) (?:for|of) (?:the )?(?:rest|others|remain\w+)\b/i,
	),
	cue(
		'interim_response',
		2,
		/\b(?:further|more|other) (?:productions?|releases?|records) (?:will|are to) follow\b|\bwill follow\b|\bnext (?:\w+ )?(?:release|production|installment|instalment)\b/i,
	),
	cue(
		'interim_response',
		2,
		/\b(?:continu\w+ to process|additional (?:records|responses?|productions?|releases?) will|rolling (?:basis|production)|remain(?:ing|der)[^.]{0,60}(?:being processed|under review|will be))\b/i,
	),
	cue(
		'granted',
		3,
		/\brequest\b[^.]{0,80}\b(?:is|has been|is being|was) (?:hereby |therefore )?granted\b/i,
		/\bin part\b|waive|expedit|redact|withheld|interim/i,
	),
	cue(
		'granted',
		3,
		/\b(?:granted in full|released in (?:its|their) entirety|releas\w+ (?:all )?(?:\w+ )?(?:records |pages |documents )?in full)\b/i,
		/withheld|in part|interim|redact|\b(?:removed|deleted|excised|blacked out)\b/i,
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
	cue(
		'partial_grant',
		2,
		/\b(?:some|parts?|portions?|names?|addresses|contents|information|passages)\b[^.]{0,80}\b(?:removed|redacted|deleted|excised|withheld|blacked out)\b[^.]{0,80}(?:exempt|\(b\)|section|§|\d)/i,
	),
	cue('partial_grant', 1, final),
	cue(
		'denied',
		3,
		/\b(?:request is|request has been|your request is hereby|must be|are being|is being|hereby) denied\b|\bden(?:y|ying) your request\b|\bwithh(?:eld|olding)[^.]{0,40}\bin (?:full|(?:its|their) entirety)\b/i,
		/\b(?:released|granted)[^.]{0,30}in (?:part|full)|interim|fee waiver|expedited (?:processing|treatment) is denied/i,
	),
	cue(
		'denied',
		3,
		/\brequest\b[^.]{0,120}\b(?:is|are|has been|have been|must be) (?:hereby |therefore )?denied\b/i,
		/\b(?:released|granted|denied)[^.]{0,30}in (?:part|full)|interim|waiver[^.]{0,80}denied|expedit\w+[^.]{0,80}denied|denied[^.]{0,40}expedit/i,
	),
	cue(
		'denied',
		3,
		/\b(?:all|each|every one)\b[^.]{0,40}\b(?:pages|records|documents|files?)\b[^.]{0,30}\b(?:is|are) (?:exempt|withheld|being withheld|protected)|\bnone of (?:them|it|these|the (?:\w+ )?(?:pages|records|documents))\b[^.]{0,20}\b(?:can|may|will|is|are)\b|\b(?:cannot|can not|decline to|refuse to|not) (?:release|disclose|provide|produce) (?:any|the|these|those|them)\b/i,
		/\b(?:released|granted)[^.]{0,30}in (?:part|full)|interim/i,
	),
	cue(
		'no_records',
		4,
		/\b(?:turned up|produced|yielded|returned|revealed|disclosed|found|located|identified|has|have|had|holds?|keeps?|maintains?|possess\w*|there (?:are|is|were|was)) (?:nothing|no (?:\w+ ){0,3}(?:records?|information|documents?|materials?|files?))\b|\bneither (?:search|office)\b[^.]{0,80}\bany\b|\bnothing (?:that is )?responsive\b|\bdoes not (?:have|hold|keep|maintain|possess) (?:any )?(?:\w+ ){0,2}(?:records?|information|documents?)\b/i,
		/\b(?:released|withheld) in (?:part|full)\b|no information (?:that )?(?:was|is) withheld/i,
	),
	cue(
		'no_records',
		4,
		/\bno (?:responsive )?records?\b(?:[^.]{0,40}\b(?:located|found|identified|responsive|exist))?|\b(?:unable to|did not|could not|were not able to|not) (?:locate|identify|find|found)\b[^.]{0,40}\b(?:any )?(?:responsive )?records?/i,
		/\bno records (?:were|are|have been) (?:referred|withheld)/i,
	),
	cue(
		'glomar',
		4,
		/\b(?:neither|not) (?:confirm|acknowledge|admit|affirm)(?:s|ed)? (?:n?or) (?:den(?:y|ies|ied)|refut\w+)\b|\bcan ?not (?:confirm|acknowledge) or deny\b|\bexistence or non-?existence\b/i,
	),
	cue(
		'referral',
		3,
		/\b(?:been |being |are |were |is |have |we )?(?:referred|referring|transferr(?:ed|ing)|forward(?:ed|ing))\b[^;]{0,120}\b(?:to|for (?:a )?direct (?:response|reply))\b[^;]{0,80}\b(?:agency|office|bureau|component|department|service|customs|center|direct)/i,
		/\breferred to as\b/i,
	),
	cue(
		'referral',
		3,
		/\b(?:sent|passed|routed|given|handed|referred|forwarded|transferred) (?:them|it|these|those|the (?:\w+ ){0,3}(?:pages?|records?|documents?|request)|your request|\w+ pages?) (?:on )?to\b/i,
	),
	cue(
		'referral',
		3,
		/\b(?:were|was|have been|has been|are being|is being) (?:sent|forwarded|referred|transferred|passed|routed) (?:on )?to (?:it|them|that|another)\b/i,
	),
	cue(
		'referral',
		2,
		/\b(?:which|that|who|it|they) will (?:\w+ )?(?:(?:decide|answer|respond|write|reply|release)\b[^.]{0,60}\b(?:itself|themselves|directly|to you)|correspond with you)\b|\bdirect (?:reply|response|answer)\b/i,
		/\bremand/i,
	),
	cue('referral', 1, /\brespond(?:ing)? (?:to you )?directly\b|\bdirect response to you\b/i),
	cue(
		'consultation',
		3,
		/\b(?:are|is|were|am|being) consult(?:ing|ed)\b|\b(?:sent|forwarded|refer\w*|provided)\b[^.]{0,80}\bfor (?:its |their )?consultation\b|\bconsult with\b/i,
		/\bunusual circumstances\b|\bextension\b|\bextend/i,
	),
	cue(
		'still_interested_letter',
		4,
		/\b(?:still|continue(?:d|s)? (?:to be )?|remain(?:s)?) interest(?:ed)?\b|\bcontinued interest\b/i,
	),
	cue(
		'still_interested_letter',
		4,
		/\b(?:if|whether|that) (?:you|the records|it|this|they)\b[^.]{0,30}\bstill\b[^.]{0,30}\b(?:want\w*|wish\w*|need\w*|use|useful|seek\w*|desire\w*|requir\w*|pursu\w*|like)\b|\bno longer (?:want|need|interested)\b|\b(?:if|whether) you (?:still|yet|continue to)\b/i,
		/\bdescri(?:be|ption)|\b(?:has been|have|have therefore|have now) closed\b/i,
	),
	cue(
		'still_interested_letter',
		4,
		/\bif you (?:do )?(?:still )?(?:want|wish|would like|intend)\b[^.]{0,20}\bto (?:go on|continue|proceed|keep|pursue|carry on)\b/i,
		/\bappeal\b/i,
	),
	cue(
		'still_interested_letter',
		1,
		/\b(?:will|may|shall) (?:be )?(?:administratively )?clos(?:e|ed)\b|\bconsider\w* (?:the|this|your) (?:\w+ )?closed\b/i,
	),
	cue(
		'administrative_closure',
		4,
		/\b(?:has been|have|is|was|are|being|is now) (?:administratively )?clos(?:ed|ing)\b[^.]{0,60}|\badministrative(?:ly)? clos(?:ed|ure|ing)\b/i,
		/\b(?:will|may) (?:be )?(?:administratively )?clos(?:e|ed)\b|interested|final response|no (?:responsive )?records|\bif you (?:still |do )?(?:want|wish|would like|intend)\b/i,
	),
	cue(
		'administrative_closure',
		4,
		/\b(?:have|has|are|is) (?:therefore |now |hereby |accordingly )?(?:been )?clos(?:ed|ing) (?:your|the|this) (?:request|file|case|matter)\b|\b(?:request|file|case) (?:was|is|has been) (?:therefore |now |hereby )?closed (?:because|for|as)\b/i,
		/final response|no (?:responsive )?records/i,
	),
	cue(
		'appeal_received',
		4,
		/\b(?:acknowledg\w+|received|receipt of)\b[^.]{0,60}\bappeal\b|\byour (?:administrative )?appeal (?:was|has been) (?:received|assigned|docketed)/i,
		/\b(?:affirm|remand|revers|moot)\w*\b/i,
	),
	cue(
		'appeal_received',
		3,
		/\bappeal\b[^.]{0,80}\b(?:reached|arrived|came in|has been assigned|was assigned|is in line|will be (?:decided|considered))\b/i,
		/\b(?:affirm|remand|revers|moot|uph[eo]ld)\w*\b/i,
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
	cue(
		'appeal_decided',
		4,
		/\b(?:I|we|this office|the (?:\w+ ){0,3}(?:office|officer|supervisor|counselor|head))\b[^.]{0,40}\b(?:uph[eo]ld\w*|sustain\w*|overturn\w*|set\w* aside|modif(?:y|ies|ied)|den(?:y|ied) (?:the|your) appeal|grant(?:ed)? (?:the|your) appeal)\b|\b(?:your|the) appeal (?:is|has been|was) (?:hereby )?(?:denied|granted|dismissed|sustained)\b|\b(?:go(?:es)?|sent|send\w*|return\w*) (?:it |the matter )?back to\b/i,
	),
	cue(
		'court_order',
		5,
		/\bIT IS (?:HEREBY |FURTHER |SO )*ORDERED\b|\bSO ORDERED\b|\b(?:ordered|adjudged),? (?:and decreed )?that (?:the )?(?:defendants?|plaintiffs?|parties)\b/i,
	),
	cue('court_order', 1, /\bunited states district court\b/i),
];
