-- SPDX-License-Identifier: MIT
-- A city may add codes of its own; these are always there.
INSERT INTO paidan.reason (kind, code, name, position) VALUES
	('return', 'wrong_territory', '属地有误', 1),
	('return', 'unclear_duty', '职责不清', 2),
	('return', 'overlapping', '职能交叉', 3),
	('return', 'not_our_function', '非本单位职能', 4),
	('return', 'insufficient', '信息不全', 5),
	('intake', 'emergency', '紧急移交', 1),
	('intake', 'legal_route', '法定途径', 2),
	('intake', 'secret', '涉密涉隐私', 3),
	('intake', 'malicious', '恶意重复', 4),
	('intake', 'direct_answer', '直接答复', 5),
	('close', 'resolved', '已解决', 1),
	('close', 'explained', '已解释', 2),
	('outcome', 'reached', '已接通', 1),
	('outcome', 'no_answer', '无人接听', 2),
	('outcome', 'refused', '拒绝回访', 3),
	('outcome', 'void_number', '空号', 4),
	('outcome', 'wrong_person', '非本人', 5),
	('satisfaction', 'very', '非常满意', 1),
	('satisfaction', 'satisfied', '满意', 2),
	('satisfaction', 'basically', '基本满意', 3),
	('satisfaction', 'dissatisfied', '不满意', 4)
ON CONFLICT (kind, code) DO NOTHING;
