//! How the characters of a name are read.

use pinyin::{ToPinyin, ToPinyinMulti};

use crate::spelling::Named;

/// Surnames read otherwise than the same character elsewhere; two-character ones first.
const SURNAMES: &[(&str, &[&str])] = &[
    ("尉迟", &["yu", "chi"]),
    ("万俟", &["mo", "qi"]),
    ("单于", &["chan", "yu"]),
    ("长孙", &["zhang", "sun"]),
    ("单", &["shan"]),
    ("曾", &["zeng"]),
    ("仇", &["qiu"]),
    ("区", &["ou"]),
    ("解", &["xie"]),
    ("查", &["zha"]),
    ("翟", &["zhai"]),
    ("覃", &["qin"]),
    ("朴", &["piao"]),
    ("盖", &["ge"]),
    ("乐", &["yue"]),
    ("召", &["shao"]),
    ("缪", &["miao"]),
    ("黑", &["he"]),
    ("种", &["chong"]),
    ("秘", &["bi"]),
    ("冼", &["xian"]),
    ("洗", &["xian"]),
    ("折", &["she"]),
    ("员", &["yun"]),
    ("繁", &["po"]),
    ("葛", &["ge"]),
    ("任", &["ren"]),
    ("华", &["hua"]),
    ("纪", &["ji"]),
    ("燕", &["yan"]),
    ("应", &["ying"]),
    ("宁", &["ning"]),
];

/// Words of firms' names in which a character is not read the usual way.
const WORDS: &[(&str, &[&str])] = &[
    ("重庆", &["chong", "qing"]),
    ("长沙", &["chang", "sha"]),
    ("长春", &["chang", "chun"]),
    ("长江", &["chang", "jiang"]),
    ("长城", &["chang", "cheng"]),
    ("长安", &["chang", "an"]),
    ("长虹", &["chang", "hong"]),
    ("长兴", &["chang", "xing"]),
    ("厦门", &["xia", "men"]),
    ("六安", &["lu", "an"]),
    ("朝阳", &["chao", "yang"]),
    ("番禺", &["pan", "yu"]),
    ("东莞", &["dong", "guan"]),
    ("台州", &["tai", "zhou"]),
    ("乐清", &["yue", "qing"]),
    ("银行", &["yin", "hang"]),
    ("商行", &["shang", "hang"]),
    ("车行", &["che", "hang"]),
    ("行业", &["hang", "ye"]),
    ("音乐", &["yin", "yue"]),
    ("空调", &["kong", "tiao"]),
    ("调味", &["tiao", "wei"]),
    ("大厦", &["da", "sha"]),
    ("会计", &["kuai", "ji"]),
    ("藏族", &["zang", "zu"]),
    ("西藏", &["xi", "zang"]),
    ("都市", &["du", "shi"]),
    ("首都", &["shou", "du"]),
    ("成都", &["cheng", "du"]),
];

/// One position of a name: every way to read it, the usual one first. Letters and digits read as themselves; marks
/// are left out.
pub(crate) fn readings(folded: &str, named: Named) -> Vec<Vec<&'static str>> {
    let chars: Vec<char> = folded.chars().collect();
    let mut all: Vec<Vec<&'static str>> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let rest: String = chars[at..].iter().take(2).collect();
        let known = match named {
            Named::Person if at == 0 => SURNAMES,
            Named::Person => &[],
            Named::Firm => WORDS,
        };
        if let Some((word, sounds)) = known.iter().find(|(word, _)| rest.starts_with(word)) {
            all.extend(sounds.iter().map(|sound| vec![*sound]));
            at += word.chars().count();
            continue;
        }
        all.extend(one(chars[at], named));
        at += 1;
    }
    all
}

fn one(c: char, named: Named) -> Option<Vec<&'static str>> {
    if let Some(itself) = LETTERS.find(c) {
        return LETTERS.get(itself..itself + 1).map(|letter| vec![letter]);
    }
    let usual = c.to_pinyin()?.plain();
    let mut sounds = vec![usual];
    if named == Named::Person
        && let Some(others) = c.to_pinyin_multi()
    {
        for other in others {
            if !sounds.contains(&other.plain()) {
                sounds.push(other.plain());
            }
        }
    }
    Some(sounds)
}

const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
