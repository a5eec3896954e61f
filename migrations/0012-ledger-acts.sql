-- Why an entry is sorted under one of the five acts of leaving, where its summary does not make that plain; and what the
-- reviewed files say of contradictions. A person's own decision (ledger_decision) goes before theirs.

ALTER TABLE ledger_event ADD COLUMN act_reason text NOT NULL DEFAULT '';
ALTER TABLE ledger_statement ADD COLUMN act_reason text NOT NULL DEFAULT '';

CREATE TABLE ledger_review (
	id text PRIMARY KEY, -- of both statements: statement-053~statement-061
	verdict text NOT NULL CHECK (verdict IN ('accepted', 'refused')),
	en text NOT NULL, -- the reason
	es text NOT NULL
) STRICT;

-- Sources, people and questions are contested, corrected and withdrawn like facts.
ALTER TABLE ledger_source ADD COLUMN standing text NOT NULL DEFAULT 'asserted';
ALTER TABLE ledger_person ADD COLUMN standing text NOT NULL DEFAULT 'asserted';
ALTER TABLE ledger_question ADD COLUMN standing text NOT NULL DEFAULT 'asserted';
