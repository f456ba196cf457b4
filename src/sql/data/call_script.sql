-- SPDX-License-Identifier: MIT
INSERT INTO paidan.call_script (category_code, text) VALUES
	('', '您好，这里是12345政务服务便民热线。您反映的事项承办单位已经办理，耽误您一分钟：单位有没有联系您、给您答复？问题解决了没有？您对办理结果是否满意？')
ON CONFLICT DO NOTHING;
