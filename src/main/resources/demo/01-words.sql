-- The words and dice of the demonstration city. Every name below the county is made up.
-- Dice are hashes of what they are thrown for: the same city every time.
-- Days and hours below are the city's, wherever the application runs.
set local time zone 'Asia/Shanghai';

create function pg_temp.dice(what text, sides int) returns int
    language sql immutable parallel safe
    return abs(hashtextextended(what, 2021) % sides)::int;

create function pg_temp.pick(what text, words text[]) returns text
    language sql immutable parallel safe
    return words[1 + abs(hashtextextended(what, 1136) % cardinality(words))::int];

create function pg_temp.today() returns date
    language sql stable parallel safe
    return current_setting('haoyuan.demo_date')::date;

-- Two-character words for kindergartens and villages: 晨露, 云桥, 青穗 …
create temp table demo_word on commit drop as
select row_number() over (order by md5(a || b)) as no, a || b as word
from unnest(string_to_array('晨 云 青 松 溪 禾 栖 鹭 穗 笛 芦 榆 桐 槿 蓝 朵 麦 橙 柚 笋 苔 岚 霁 砚 舟 帆 珊 珂 萤 鹿 雀 鲤 蕨 荻 葭 棠 杏 樱 莓 糖 铃 绒 陶 琴 荞 蔓 茉 箬',
         ' ')) a
cross join unnest(string_to_array('露 桥 穗 湾 坞 畔 岸 坡 屿 塘 垄 里 庭 苑 坪 洲 渡 汀 溪 泉 谷 原 亭 巷 台 岭 舍 圃 荷 竹 星 月 雨 风 霞 笙 禾 帆 笛 羽', ' ')) b
where a <> b;

-- Names of townships that exist nowhere.
create temp table demo_town on commit drop as
select row_number() over (order by md5(b || a)) as no, a || b as word
from unnest(string_to_array('禾 芦 栗 枫 榉 沙 蓼 藕 菱 茭 荇 鸥 鹤 雁 檀 桕', ' ')) a
cross join unnest(string_to_array('坂 陂 垱 嶂 浔 浦 畲 墩 汊 墟', ' ')) b;

create function pg_temp.person(what text) returns text
    language sql immutable parallel safe
    return pg_temp.pick(what || '/s', string_to_array('万 熊 胡 罗 邓 刘 陈 李 王 张 黄 吴 徐 周 涂 喻 章 余 龚 魏 付 杨 谢 彭 曾 肖 程 杜 梅 袁 闵 艾 饶 辛 桂 聂 殷 夏 雷 甘', ' '))
        || pg_temp.pick(what || '/a', string_to_array('晓 文 雅 静 慧 丽 燕 红 春 秋 玉 海 志 国 建 思 佳 婉 梦 芳 冬 素 若 子 明 欣 安 宜 立 可', ' '))
        || pg_temp.pick(what || '/b', string_to_array('琴 萍 娟 霞 敏 芬 莉 梅 云 华 平 玲 洁 怡 兰 清 颖 英 菲 宁 勤 蓉 岚 珍 琳 璇 军 辉 峰 涛', ' '));
