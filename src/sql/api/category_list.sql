-- SPDX-License-Identifier: MIT
-- The category tree; leaf: nothing below it.
CREATE VIEW paidan_api.category_list WITH (security_invoker = true) AS
SELECT c.id, c.code, c.name, c.full_name, c.parent_id,
    NOT EXISTS (SELECT FROM paidan.category b WHERE b.parent_id = c.id) AS leaf
FROM paidan.category c;
