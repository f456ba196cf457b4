/* SPDX-License-Identifier: MIT */
#include "import_kinds.h"

#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "import_tickets.h"

#define TIME_HEADINGS \
	"受理时间 来电时间 留言时间 登记时间 派单时间 受理時間 received_at requested_at open_dt time"
#define TITLE_HEADINGS "标题 工单标题 主题 留言主题 標題 title case_title"
#define TEXT_HEADINGS \
	"内容 工单内容 诉求内容 留言详情 留言内容 反映内容 內容 反映內容 description body text"
#define PLACE_HEADINGS "事发地址 事发地点 诉求地址 地址 address location place"

/* In the order of enum ticket_field. */
static const struct import_field ticket_fields[] = {
	[TICKET_NUMBER] = { .name = "external_no", .label = N_("the number"), .needed = true,
	    .limit = 64, .headings = "工单号 工单编号 受理编号 留言编号 诉求编号 案件编号 案件編號 "
	    "编号 external_no request_id case_enquiry_id number" },
	[TICKET_TITLE] = { .name = "title", .headings = TITLE_HEADINGS },
	[TICKET_TEXT] = { .name = "body", .label = N_("the text"), .needed = true,
	    .headings = TEXT_HEADINGS, .instead = "title" },
	[TICKET_PLACE] = { .name = "place", .headings = PLACE_HEADINGS },
	[TICKET_AREA] = { .headings = "所属区域 属地 area" },
	{ .name = "received_at", .headings = TIME_HEADINGS, .value = VALUE_TIME },
	{ .name = "name", .headings = "诉求人 来电人 联系人 姓名 聯絡人 name" },
	{ .name = "phone", .headings = "联系电话 来电号码 手机号码 电话 聯絡電話 phone" },
	{ .name = "territory", .headings = "区划代码 行政区划代码 territory_code" },
	/* Only codes: the names of another system's classes are not this city's. */
	{ .name = "category", .headings = "分类代码 类别代码 category_code" },
};

static const struct import_word yes_no[] = {
	{ "是", "true" }, { "否", "false" }, { "有", "true" }, { "无", "false" },
	{ "yes", "true" }, { "no", "false" }, { "y", "true" }, { "n", "false" },
	{ "1", "true" }, { "0", "false" }, { "启用", "true" }, { "停用", "false" },
	{ "在用", "true" }, { "撤销", "false" }, { NULL, NULL },
};

static const struct import_word roles[] = {
	{ "主办", "lead" }, { "主责", "lead" }, { "牵头", "lead" }, { "牵头单位", "lead" },
	{ "主办单位", "lead" }, { "主体责任", "lead" },
	{ "协办", "assist" }, { "配合", "assist" }, { "配合单位", "assist" },
	{ "协办单位", "assist" }, { "配合责任", "assist" },
	{ "监督", "supervise" }, { "监管", "supervise" }, { "督办", "supervise" }, { NULL, NULL },
};

static const struct import_word sources[] = {
	{ "编办", "staffing" }, { "权责清单", "staffing" }, { "三定", "staffing" },
	{ "三定规定", "staffing" }, { "三定方案", "staffing" },
	{ "乡镇清单", "township" }, { "乡镇", "township" }, { "街道", "township" },
	{ "乡镇履职清单", "township" }, { "履职清单", "township" }, { NULL, NULL },
};

/* A line of a power-and-duty list. */
static const struct import_field registry_fields[] = {
	{ .name = "unit", .label = N_("the unit"), .needed = true,
	    .headings = "承办单位 主办单位 责任单位 职责单位 实施主体 实施单位 处理部门 办理部门 "
	    "单位 单位名称 单位代码 部门 unit_code unit_name unit" },
	{ .name = "category", .headings = "事项类别 诉求类别 类别 类别代码 分类 分类代码 事项 "
	    "权责事项 职责事项 category_code matter category" },
	{ .name = "territory", .headings = "属地 区划代码 行政区划代码 管辖区域 适用区域 所属区域 "
	    "区域 区划 territory_code area territory" },
	{ .name = "role", .label = N_("the role"), .needed = true, .value = VALUE_WORD,
	    .words = roles, .headings = "角色 责任类型 职责类型 主协办 责任 role" },
	{ .name = "document", .label = N_("the document"), .needed = true,
	    .headings = "文号 文件 文件号 依据文件 设定依据 依据 法律依据 basis document" },
	{ .name = "article", .headings = "条款 条 条目 依据条款 article" },
	{ .name = "excerpt", .headings = "原文 条文 摘录 职责内容 权责内容 职责 内容 text excerpt" },
	{ .name = "note", .headings = "边界说明 职责边界 备注 说明 remark note" },
	{ .name = "source", .value = VALUE_WORD, .words = sources,
	    .headings = "来源 清单来源 source" },
	{ .name = "effective_from", .label = N_("the first day"), .needed = true, .value = VALUE_DAY,
	    .headings = "生效日期 施行日期 生效时间 起始日期 开始日期 valid_from from effective_from" },
	{ .name = "effective_to", .value = VALUE_DAY,
	    .headings = "失效日期 失效时间 截止日期 终止日期 有效期至 valid_to to effective_to" },
	{ .name = "ends", .value = VALUE_WORD, .words = yes_no,
	    .headings = "是否终止 是否废止 终止 废止 end ends" },
};

static const struct import_word unit_kinds[] = {
	{ "委办局", "bureau" }, { "市直部门", "bureau" }, { "部门", "bureau" }, { "局", "bureau" },
	{ "县市区", "county" }, { "县区", "county" }, { "区县", "county" }, { "县", "county" },
	{ "区", "county" }, { "园区", "zone" }, { "开发区", "zone" }, { "功能区", "zone" },
	{ "乡镇街道", "town" }, { "乡镇", "town" }, { "街道", "town" }, { "镇街", "town" },
	{ "镇", "town" }, { "乡", "town" }, { "企业", "company" }, { "公司", "company" },
	{ "公共服务企业", "company" }, { "其他", "other" }, { NULL, NULL },
};

static const struct import_field unit_fields[] = {
	{ .name = "code", .label = N_("the code"), .needed = true, .limit = 64,
	    .headings = "单位代码 代码 编码 单位编码 机构代码 unit_code code" },
	{ .name = "name", .label = N_("the name"), .needed = true,
	    .headings = "单位名称 名称 单位 全称 unit_name name" },
	{ .name = "short_name", .headings = "简称 单位简称 short short_name" },
	{ .name = "kind", .value = VALUE_WORD, .words = unit_kinds,
	    .headings = "单位类型 类型 性质 单位性质 type kind" },
	{ .name = "parent", .headings = "上级单位 上级 上级代码 主管单位 parent_code parent" },
	{ .name = "platform", .headings = "所属平台 平台 平台代码 platform_code platform" },
	{ .name = "territory", .headings = "管辖区域 区划代码 属地 区划 territory_code territory" },
	{ .name = "runs_platform", .headings = "负责平台 运行平台 runs_platform_code runs_platform" },
	{ .name = "aliases", .value = VALUE_LIST, .headings = "别名 曾用名 俗称 alias aliases" },
	{ .name = "active", .value = VALUE_WORD, .words = yes_no,
	    .headings = "是否启用 启用 状态 是否在用 active" },
	{ .name = "liaison_name", .headings = "联络员 联络人 联系人 liaison liaison_name" },
	{ .name = "liaison_phone",
	    .headings = "联络员电话 联系电话 联络电话 电话 手机 phone liaison_phone" },
	{ .name = "night_phone", .headings = "夜间电话 值班电话 夜间值班电话 night_phone" },
};

static const struct import_word levels[] = {
	{ "省", "province" }, { "省级", "province" }, { "市", "city" }, { "市级", "city" },
	{ "地级市", "city" }, { "县", "county" }, { "区", "county" }, { "县级", "county" },
	{ "区县", "county" }, { "县区", "county" }, { "县市区", "county" }, { "乡", "town" },
	{ "镇", "town" }, { "街道", "town" }, { "乡镇", "town" }, { "乡级", "town" },
	{ "乡镇街道", "town" }, { "村", "village" }, { "社区", "village" }, { "村级", "village" },
	{ "村居", "village" }, { "村社区", "village" }, { "园区", "zone" }, { "开发区", "zone" },
	{ "功能区", "zone" }, { NULL, NULL },
};

static const struct import_field territory_fields[] = {
	{ .name = "code", .label = N_("the code"), .needed = true, .limit = 64,
	    .headings = "区划代码 行政区划代码 代码 编码 territory_code code" },
	{ .name = "name", .label = N_("the name"), .needed = true,
	    .headings = "区划名称 名称 行政区划 地名 territory_name name" },
	{ .name = "short_name", .headings = "简称 short short_name" },
	{ .name = "level", .value = VALUE_WORD, .words = levels,
	    .headings = "级别 层级 行政级别 区划级别 类型 level" },
	{ .name = "parent", .headings = "上级代码 上级区划代码 上级区划 上级 parent_code parent" },
	{ .name = "host", .headings = "划出地 原属 原属区县 划出县区 所在县区 host_code host" },
	{ .name = "zone", .headings = "所属园区 园区代码 园区 功能区 zone_code zone" },
};

static const struct import_word outcomes[] = {
	{ "签收", "accepted" }, { "已签收", "accepted" }, { "办理中", "accepted" },
	{ "退单", "returned" }, { "退回", "returned" }, { "已退回", "returned" },
	{ "办结", "closed" }, { "已办结", "closed" }, { "归档", "closed" }, { "结案", "closed" },
	{ "已解决", "closed" }, { "非常满意", "satisfied" }, { "满意", "satisfied" },
	{ "基本满意", "satisfied" }, { "不满意", "dissatisfied" }, { NULL, NULL },
};

enum { HISTORY_TEXT, HISTORY_TITLE };

/* Appeals of the past: which unit they went to, and what became of it. */
static const struct import_field history_fields[] = {
	[HISTORY_TEXT] = { .name = "text", .label = N_("the text"), .needed = true,
	    .headings = TEXT_HEADINGS, .instead = "title" },
	[HISTORY_TITLE] = { .name = "title", .headings = TITLE_HEADINGS },
	{ .name = "category", .headings = "诉求类别 事项类别 类别 类别代码 分类 分类代码 "
	    "category_code category" },
	{ .name = "place", .headings = PLACE_HEADINGS },
	{ .name = "territory",
	    .headings = "区划代码 行政区划代码 所属区域 属地 territory_code area territory" },
	{ .name = "unit", .label = N_("the unit"), .needed = true,
	    .headings = "承办单位 主办单位 责任单位 处理部门 办理部门 答复单位 受理单位 单位代码 单位 "
	    "department unit_code unit_name unit" },
	{ .name = "received_at", .headings = TIME_HEADINGS, .value = VALUE_TIME },
	{ .name = "outcome", .value = VALUE_WORD, .words = outcomes,
	    .headings = "办理结果 处理结果 结果 满意度 满意情况 outcome" },
};

/* A title that serves as the text is not said twice. */
static void
complete_history(struct import_text *values, struct import_scratch *scratch)
{
	if (values[HISTORY_TITLE].s == values[HISTORY_TEXT].s)
		values[HISTORY_TITLE] = (struct import_text){ NULL, 0 };
}

#define FIELDS(table) .fields = table, .count = ARRAY_LEN(table)

const struct import_kind import_kinds[] = {
	{ .name = "tickets", .function = IMPORT_TICKETS, .channel = true, FIELDS(ticket_fields),
	    .complete = import_tickets_complete },
	{ .name = "registry", .function = IMPORT_REGISTRY, .together = true, FIELDS(registry_fields) },
	{ .name = "units", .function = IMPORT_UNITS, .together = true, FIELDS(unit_fields) },
	{ .name = "territories", .function = IMPORT_TERRITORIES, .together = true,
	    FIELDS(territory_fields) },
	{ .name = "history", .function = IMPORT_HISTORY, FIELDS(history_fields),
	    .complete = complete_history },
};
const size_t import_kind_count = ARRAY_LEN(import_kinds);

const struct import_kind *
import_kind_find(const char *name)
{
	for (size_t i = 0; i < import_kind_count; i++)
		if (strcmp(name, import_kinds[i].name) == 0)
			return &import_kinds[i];
	return NULL;
}

void
import_scratch_finish(struct import_scratch *scratch)
{
	for (size_t i = 0; i < IMPORT_MOST_FIELDS; i++)
		strbuf_finish(&scratch->made[i]);
}
