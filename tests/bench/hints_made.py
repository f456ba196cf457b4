# SPDX-License-Identifier: MIT
"""Made-up appeals of a made-up city, as a labelled CSV for tests/bench/hints: text, path, unit.

Nothing in it is real, and it is not meant to be easy: half of the texts name no county, some no
place at all, towns share names of roads, units come by several names, one appeal in seven went to
a unit that chance chose among those that could have had it, one category in six is wrong.
    hints_made.py [ROWS [SEED]]"""
import csv
import random
import sys

SYLLABLES = ("安宁河清泉石桥柳塘梅岭青龙双凤长丰永和太平金沙银杏花园湖滨城关新兴东升西陵"
             "南浦北辰白云红旗胜利光明团结友谊建设文昌武定福临寿山康乐")
ROADS = "路街大道巷"
ESTATES = ("小区", "花园", "新村", "家园", "名邸", "公寓", "广场", "苑")
# A matter: its path, the trade of who answers, and how much of it the city's and the counties'
# offices have, the rest being the towns'; below, what is said of it.
MATTERS = """
城市管理/市容环卫/占道经营 城管 0.1 0.6
    烧烤摊占道 流动摊贩摆摊 商户出店经营 夜市摆到路中间 水果摊堵住人行道
城市管理/市容环卫/垃圾清运 城管 0.05 0.4
    垃圾没人清运 垃圾桶满了发臭 建筑垃圾堆放 垃圾房异味 装修垃圾堆在楼下
城市管理/市政设施/路灯 城管 0.4 0.5
    路灯不亮 路灯坏了 路灯白天亮着 整条路的灯都不亮 路灯忽明忽暗
城市管理/市政设施/井盖 城管 0.3 0.5
    井盖破损 窨井盖缺失 下水井盖松动异响 污水井冒水
城市管理/违法建设/违建 城管 0.05 0.55
    楼顶违建 私搭乱建 一楼院子搭棚子 邻居占用公共绿地盖房
城市管理/油烟噪声/油烟 城管 0.05 0.6
    饭店油烟扰民 烧烤油烟大 油烟直排居民楼
生态环境/大气污染/异味 生态环境 0.2 0.7
    工厂排放刺鼻气味 喷漆异味 夜里有臭味 烟囱冒黑烟
生态环境/噪声污染/施工噪声 生态环境 0.1 0.5
    工地夜间施工 半夜打桩 施工噪声 凌晨浇筑混凝土
生态环境/水污染/河道 水利 0.2 0.5
    河水发黑 沟渠臭水 死鱼 污水直排河里
住房建设/物业管理/物业服务 住建 0.1 0.45
    物业不作为 物业费乱收 电梯老坏 保安不管 小区卫生差 物业停水停电
住房建设/房屋质量/漏水 住建 0.15 0.6
    房屋漏水 外墙脱落 新房裂缝 楼上漏水到楼下
住房建设/房产交易/办证 住建 0.35 0.55
    房产证办不下来 开发商不交房 延期交房 购房定金不退
交通运输/公共交通/公交 交通 0.9 0.05
    公交车不停站 等了一个小时没车 公交司机态度差 线路调整不方便
交通运输/出租车/拒载 交通 0.8 0.15
    出租车拒载 司机绕路 网约车乱收费 打表多收钱
交通运输/道路养护/破损 交通 0.2 0.45
    路面坑洼 道路破损 修路修了半年 路面塌陷 乡村道路没硬化
公安交管/违停/乱停车 公安 0.1 0.75
    车辆乱停 消防通道被占 违停严重 僵尸车占车位 货车停在路口
公安交管/信号灯/红绿灯 公安 0.7 0.25
    红绿灯时间太短 信号灯坏了 建议增设红绿灯 路口没有红绿灯
公安/治安/扰民 公安 0.05 0.8
    广场舞扰民 楼上吵闹 KTV噪音 酒吧半夜放音乐 有人打架
市场监管/食品安全/餐饮 市场监管 0.1 0.8
    吃坏肚子 外卖里有虫子 餐馆卫生差 过期食品 无证经营
市场监管/消费维权/退款 市场监管 0.1 0.8
    健身房跑路 预付卡不退 商家不退款 买到假货 美容院诱导消费 价格欺诈
教育/义务教育/入学 教育 0.15 0.75
    学区划分 孩子入学 转学 幼儿园收费 报名不上
教育/教育管理/补课 教育 0.1 0.8
    老师有偿补课 学校收资料费 作业太多 食堂饭菜差 校外培训机构退费
人社/劳动保障/欠薪 人社 0.15 0.75
    拖欠工资 不发工资 农民工讨薪 不签合同 辞退不给补偿
人社/社会保险/养老 人社 0.5 0.45
    养老保险转移 社保断缴 退休金没到账 社保卡办理
医保/医疗报销/报销 医保 0.45 0.5
    医保报销比例 异地就医备案 医保卡用不了 慢性病门诊办理
卫生健康/医疗服务/医院 卫健 0.3 0.6
    医院收费不合理 医生态度差 挂不上号 打疫苗 护士扎针
民政/社会救助/低保 民政 0.05 0.4
    低保申请 残疾补贴 高龄补贴没发 临时救助 五保户
农业农村/土地/承包地 农业农村 0.05 0.45
    承包地纠纷 土地流转款没给 宅基地审批 占用耕地
农业农村/补贴/种粮 农业农村 0.05 0.35
    种粮补贴没到 农机补贴 秸秆焚烧
自然资源/征地/补偿 自然资源 0.1 0.4
    征地补偿款没到 拆迁安置房不分 过渡费拖欠 补偿标准低
水务/供水/停水 供水公司 1 0
    停水 水压低 水质发黄 水表不准 自来水有异味
能源/供电/停电 供电公司 1 0
    停电 电压不稳 频繁跳闸 电线垂落 变压器噪音
能源/燃气/供气 燃气公司 1 0
    燃气没通 闻到煤气味 燃气费异常 燃气开户
综合/其他/建议 - 0.3 0.3
    建议增设公厕 建议修个停车场 想咨询政策 表扬工作人员 建议装健身器材
"""
# A trade: its name in the city's office, in the counties', and as people say it.
TRADES = """
城管 城市管理局 城管局 城市管理执法局
生态环境 生态环境局 生态环境分局 环保局
水利 水利局 水利局 水务局
住建 住房和城乡建设局 住建局 住房保障局
交通 交通运输局 交通局 交通运输局
公安 公安局 公安分局 派出所
市场监管 市场监督管理局 市场监管局 工商
教育 教育局 教体局 教育局
人社 人力资源和社会保障局 人社局 劳动监察
医保 医疗保障局 医保局 医保中心
卫健 卫生健康委员会 卫健委 卫生局
民政 民政局 民政局 民政
农业农村 农业农村局 农业农村局 农业局
自然资源 自然资源和规划局 自然资源局 国土局
供水公司 供水集团 供水公司 自来水公司
供电公司 供电公司 供电公司 电力公司
燃气公司 燃气公司 燃气公司 燃气公司
- 政府办公室 政府办 政府
"""
OPEN = ("市民反映：", "来电人反映", "诉求人来电反映", "市民来电称", "", "", "您好，", "反映问题：",
        "网民留言：")
WHERE = ("附近", "门口", "对面", "旁边", "", "", "与人民医院交叉口", "3号楼", "东门", "往南200米",
         "菜市场边上")
MIDDLE = ("，已经持续{n}个月", "，多次反映没有结果", "，影响居民正常生活", "，存在安全隐患",
          "，之前打过电话也没解决", "，老人小孩出行不便", "，向{unit}反映过，答复不归他们管",
          "，找过{unit}没人管", "", "", "")
CLOSE = ("，请尽快处理。", "，望相关部门核实处理", "，要求回复。", "，请问由哪个部门负责？",
         "，诉求人希望尽快解决，谢谢", "。", "，请{unit}处理", "")


def matters():
    lines = MATTERS.strip().split("\n")
    for head, said in zip(lines[::2], lines[1::2]):
        path, trade, city, county = head.split()
        yield path, said.split(), trade, float(city), float(county)


class City:
    def __init__(self, r):
        self.r = r
        counties = [self.name() + r.choice(("县", "区", "区")) for _ in range(8)]
        common = [self.name() + r.choice(ROADS) for _ in range(40)]  # that several towns have
        self.towns = []
        for county in counties:
            for _ in range(r.randint(5, 16)):
                roads = [self.name() + r.choice(ROADS) for _ in range(6)] + r.sample(common, 3)
                estates = [self.name() + r.choice(ESTATES) for _ in range(10)]
                estates += [self.name() + "村" for _ in range(5)]
                town = self.name() + r.choice(("镇", "街道", "乡"))
                self.towns.append((county, town, roads, estates))
        self.busy = [r.paretovariate(1.8) for _ in self.towns]
        self.matters = list(matters())
        self.common = [r.paretovariate(0.9) for _ in self.matters]
        self.trades = {t[0]: t[1:] for t in (x.split() for x in TRADES.strip().split("\n"))}

    def name(self):
        return "".join(self.r.sample(SYLLABLES, 2))

    def unit(self, trade, city, county, where):
        """Who has it, and how people call whoever should."""
        full, short, spoken = self.trades[trade]
        if self.r.random() < 1 / 7:
            city, county = self.r.random(), self.r.random()
        chance = self.r.random()
        if chance < city or full.endswith(("公司", "集团")):
            return "市" + full, spoken
        if chance < city + county:
            return where[0] + short, spoken
        return where[1] + ("办事处" if where[1].endswith("街道") else "人民政府"), spoken

    def text(self, said, where, spoken):
        r = self.r
        county, town, roads, estates = where
        at = r.choice((county, county, "", "")) + r.choice((town, "", "", ""))
        at += r.choice((r.choice(roads), r.choice(roads), ""))
        at += r.choice((r.choice(estates), "", ""))
        if r.random() < 0.08:
            at = ""
        who = r.choice(("城管", "社区", "物业", spoken, spoken, town, "街道办", "村委会", "12345"))
        text = (r.choice(OPEN) + at + r.choice(WHERE) + r.choice(said) + r.choice(MIDDLE)
                + r.choice(MIDDLE) + r.choice(CLOSE)).format(n=r.randint(1, 9), unit=who)
        return "".join(r.choice(SYLLABLES) if r.random() < 0.01 else c for c in text)

    def appeal(self):
        path, said, trade, city, county = self.r.choices(self.matters, self.common)[0]
        where = self.r.choices(self.towns, self.busy)[0]
        unit, spoken = self.unit(trade, city, county, where)
        if self.r.random() < 1 / 6:
            path = self.r.choices(self.matters, self.common)[0][0]
        return self.text(said, where, spoken), path, unit


def main():
    rows, seed = (int(a) for a in (sys.argv[1:] + ["4000", "1"][len(sys.argv) - 1:]))
    city = City(random.Random(seed))
    out = csv.writer(sys.stdout)
    out.writerow(("工单内容", "诉求类别", "承办单位"))
    out.writerows(city.appeal() for _ in range(rows))


if __name__ == "__main__":
    main()
