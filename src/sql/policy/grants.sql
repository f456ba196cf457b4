-- SPDX-License-Identifier: MIT
-- What a login may touch: the API, and of the tables behind its views the
-- columns that the views show. Nothing else, and nothing for PUBLIC.
REVOKE ALL ON ALL TABLES IN SCHEMA paidan, paidan_api FROM PUBLIC, paidan_user;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA paidan FROM PUBLIC, paidan_user;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA paidan_api, paidan_int FROM PUBLIC, paidan_user;
REVOKE ALL ON SCHEMA paidan, paidan_int, paidan_api FROM PUBLIC, paidan_user;

GRANT USAGE ON SCHEMA paidan_api TO paidan_user;
GRANT USAGE ON TYPE paidan_api.write_result, paidan_api.registry_row TO paidan_user;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA paidan_api TO paidan_user;
GRANT SELECT ON ALL TABLES IN SCHEMA paidan_api TO paidan_user;

-- Called by row security, in the name of the reader.
GRANT EXECUTE ON FUNCTION paidan_int.my_login(), paidan_int.my_platforms(), paidan_int.my_units(),
    paidan_int.my_watched(), paidan_int.my_trades(), paidan_int.my_areas(),
    paidan_int.can_see(bigint) TO paidan_user;

-- Behind the views, which look with the eyes of the reader so that row
-- security holds.
GRANT SELECT ON paidan.ticket_open, paidan.ticket_closed, paidan.unit, paidan.category,
    paidan.territory, paidan.channel, paidan.reason, paidan.liaison, paidan.transition, paidan.scope
    TO paidan_user;
GRANT SELECT (login, name) ON paidan.account TO paidan_user;
GRANT SELECT (id, path) ON paidan.platform TO paidan_user;
