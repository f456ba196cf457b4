-- SPDX-License-Identifier: MIT
-- A letter of supervision belongs to its case.
ALTER TABLE paidan.letter
	ADD COLUMN case_id bigint REFERENCES paidan.supervision,
	DROP CONSTRAINT letter_kind_check,
	ADD CONSTRAINT letter_kind_check
	    CHECK (kind IN ('dispatch', 'notice', 'leader', 'case')),
	ADD CONSTRAINT letter_case_check CHECK ((kind = 'case') = (case_id IS NOT NULL));
CREATE INDEX letter_case ON paidan.letter (case_id) WHERE case_id IS NOT NULL;
