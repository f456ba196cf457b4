-- SPDX-License-Identifier: MIT
-- What a kind of letter is called, how it begins, the mark in its number and the
-- letters in its code.
CREATE FUNCTION paidan_int.letter_title(kind text, OUT title text, OUT opening text,
    OUT mark text, OUT code text)
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT v.title, v.opening, v.mark, v.code
	FROM (VALUES
	    ('dispatch', '交  办  函', '现将下列诉求工单交由你单位办理。请按时限办结并答复诉求人，'
	        || '办理结果通过平台反馈；认为不属本单位职责的，请在异议期限内说明依据'
	        || '并提出建议承办单位。',
	        '交', 'JB'),
	    ('notice', '催  办  单',
	        '下列工单由你单位承办，已超过或者即将超过办理时限。请抓紧办理，'
	        || '{until}将办理结果或者进展通过平台反馈；确有困难的，请说明理由和预计办结时间。',
	        '催', 'CB'),
	    ('leader', '逾期工单情况报告', '{unit}承办的下列工单已超过或者即将超过办理时限，'
	        || '经催办尚未办结，现将有关情况报告如下，请予督促，{until}反馈。', '报', 'BS'),
	    ('case', '督  办  函', '下列工单已列为{case}（{level}级督办，事由：{reason}）。'
	        || '请你单位负责人督促办理，依法依规办结并答复诉求人，'
	        || '{until}报告办理情况。', '督函', 'DB')
	) AS v(kind, title, opening, mark, code)
	WHERE v.kind = letter_title.kind
$$;
