//! Names by pinyin, by initials, or by a mixture of the two.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use pinyin::ToPinyin;

use crate::fold::fold;
use crate::readings::readings;

/// Whose name it is. A person's name may be read in several ways; of a firm's the usual reading is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    Person,
    Firm,
}

/// Spellings kept of one name where characters have several readings.
const SPELLINGS: usize = 16;
/// Letters kept of one key; nobody types more before he sees the name.
const LETTERS: usize = 24;
/// Readings of a typed mixture that are looked up.
const SPLITS: usize = 64;

/// What every firm's name ends with and nobody looks for.
const ENDINGS: &[&str] = &["有限责任公司", "股份有限公司", "有限公司", "分公司", "公司"];

/// The keys of a name: from every character on, its full spelling and its initials. 张三: `zhangsan`, `zs`, `san`, `s`.
pub fn keys(name: &str, named: Named) -> BTreeSet<String> {
    let sounds = readings(&core_of(name, named), named);
    let mut keys = BTreeSet::new();
    for from in 0..sounds.len() {
        for spelling in spellings(&sounds[from..]) {
            keys.insert(spelling.concat().chars().take(LETTERS).collect());
            keys.insert(initials(&spelling));
        }
    }
    keys
}

/// The part of a name that tells it from others.
pub(crate) fn core_of(name: &str, named: Named) -> String {
    let folded = fold(name);
    let short = match named {
        Named::Person => None,
        Named::Firm => {
            ENDINGS.iter().find_map(|ending| folded.strip_suffix(ending)).filter(|s| !s.is_empty())
        }
    };
    short.unwrap_or(&folded).to_string()
}

fn initials(spelling: &[&str]) -> String {
    spelling.iter().filter_map(|sound| sound.chars().next()).take(LETTERS).collect()
}

/// Every combination of readings, up to [`SPELLINGS`].
fn spellings(sounds: &[Vec<&'static str>]) -> Vec<Vec<&'static str>> {
    let mut all = vec![Vec::new()];
    for ways in sounds {
        let usual_only = all.len() * ways.len() > SPELLINGS;
        let ways = if usual_only { ways.get(..1).unwrap_or_default() } else { ways };
        all = all.iter().flat_map(|before| ways.iter().map(|way| [&before[..], &[*way]].concat())).collect();
    }
    all
}

/// Letters somebody typed for a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    letters: String,
}

impl Typed {
    /// None where something other than letters, digits, spaces and the apostrophe of pinyin was typed, or no letter.
    pub fn new(typed: &str) -> Option<Typed> {
        let letters: String = fold(typed).chars().filter(|c| !c.is_whitespace() && *c != '\'').collect();
        let is_spelling = letters.chars().all(|c| c.is_ascii_alphanumeric());
        (is_spelling && letters.chars().any(|c| c.is_ascii_alphabetic())).then_some(Typed { letters })
    }

    /// What keys begin with when the letters are one spelling, full or initials.
    pub fn plain(&self) -> String {
        self.letters.chars().take(LETTERS).collect()
    }

    /// What the initials of a name begin with when the letters mix full spellings and initials: `zsan` and `zhangs`
    /// give `zs`. Fewest characters first. Names found by these are candidates: [`Typed::matches`] decides.
    pub fn mixed(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut open = vec![(0, String::new())];
        while let Some((at, starts)) = open.pop() {
            if found.len() >= SPLITS {
                break;
            }
            let rest = &self.letters[at..];
            if rest.is_empty() {
                if starts.len() > 1 && starts.len() < self.letters.len() && !found.contains(&starts) {
                    found.push(starts);
                }
                continue;
            }
            for length in 1..=rest.len().min(6) {
                let (part, is_last) = (&rest[..length], length == rest.len());
                if is_part(part, is_last) {
                    open.push((at + length, format!("{starts}{}", &part[..1])));
                }
            }
        }
        found.sort_by_key(String::len);
        found
    }

    /// Whether a name, from one of its characters on, is spelled by the letters: each character in full or by its
    /// initial, the last one as far as it was typed.
    pub fn matches(&self, name: &str, named: Named) -> bool {
        let sounds = readings(&core_of(name, named), named);
        (0..sounds.len()).any(|from| spelled_by(&self.letters, &sounds[from..]).is_some())
    }

    pub(crate) fn letters(&self) -> &str {
        &self.letters
    }
}

/// How many characters the letters take to be used up; none where they do not fit.
pub(crate) fn spelled_by(letters: &str, sounds: &[Vec<&str>]) -> Option<usize> {
    if letters.is_empty() {
        return Some(0);
    }
    let (ways, after) = sounds.split_first()?;
    let then = |part: &str| Some(1 + spelled_by(letters.strip_prefix(part)?, after)?);
    ways.iter().find_map(|sound| {
        if sound.starts_with(letters) {
            return Some(1);
        }
        then(sound).or_else(|| then(initial(sound))).or_else(|| then(&sound[..1]))
    })
}

fn initial(sound: &str) -> &str {
    let is_double = ["zh", "ch", "sh"].iter().any(|double| sound.starts_with(double));
    sound.get(..if is_double { 2 } else { 1 }).unwrap_or(sound)
}

fn is_part(part: &str, is_last: bool) -> bool {
    let is_initial = part.len() == 1 || ["zh", "ch", "sh"].contains(&part);
    is_initial || SYLLABLES.contains(part) || (is_last && begins_syllable(part))
}

fn begins_syllable(part: &str) -> bool {
    SYLLABLES.range(part..).next().is_some_and(|syllable| syllable.starts_with(part))
}

/// Every syllable a character is read as.
static SYLLABLES: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| ('\u{4E00}'..='\u{9FFF}').filter_map(|c| Some(c.to_pinyin()?.plain())).collect());

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(typed: &str, name: &str, named: Named) -> bool {
        let typed = Typed::new(typed).unwrap();
        let keys = keys(name, named);
        let mut begins = typed.mixed();
        begins.push(typed.plain());
        let is_candidate = begins.iter().any(|b| keys.iter().any(|key| key.starts_with(b)));
        is_candidate && typed.matches(name, named)
    }

    #[test]
    fn a_person_is_found_as_staff_type() {
        for typed in
            ["z", "zs", "zhang", "zhangsan", "zhangs", "zsan", "zhs", "san", "Zhang San", "zhang'san"]
        {
            assert!(finds(typed, "张三", Named::Person), "{typed} is 张三");
        }
        for typed in ["sz", "zhangsi", "zsn", "an"] {
            assert!(!finds(typed, "张三", Named::Person), "{typed} is not 张三");
        }
    }

    #[test]
    fn surnames_are_read_as_surnames() {
        for (typed, name) in [
            ("shanwei", "单伟"),
            ("zeng", "曾国强"),
            ("ouyang", "欧阳娜娜"),
            ("yuchigong", "尉迟恭"),
            ("ycg", "尉迟恭"),
            ("moqi", "万俟雅"),
            ("xie", "解晓东"),
            ("zhailin", "翟琳"),
        ] {
            assert!(finds(typed, name, Named::Person), "{typed} is {name}");
        }
        assert!(finds("lele", "张乐乐", Named::Person), "the usual reading");
        assert!(finds("zyy", "张乐乐", Named::Person), "a given name is found by any of its readings");
    }

    #[test]
    fn a_firm_is_found_by_any_of_its_words() {
        let firm = "重庆长江空调设备有限公司";
        for typed in ["cq", "chongqing", "cqcj", "cj", "changjiang", "kongtiao", "kt", "ktsb", "cqchangj"] {
            assert!(finds(typed, firm, Named::Firm), "{typed} is {firm}");
        }
        for typed in ["youxian", "yxgs", "zhongqing"] {
            assert!(!finds(typed, firm, Named::Firm), "{typed} would find every firm or is misread");
        }
        assert!(finds("lgdz", "LG电子", Named::Firm), "letters in a name are themselves");
        assert!(finds("3mcl", "3M材料", Named::Firm), "and digits");
    }

    #[test]
    fn keys_stay_few() {
        assert!(
            keys("单乐曾行重长", Named::Person).len() <= 2 * 6 * SPELLINGS,
            "readings do not multiply without end"
        );
        let firm = keys("北京市朝阳区望京东园宏伟机电安装工程技术服务有限公司", Named::Firm);
        assert!(firm.len() <= 2 * 22, "two keys a character at most");
        assert!(firm.iter().all(|key| key.len() <= LETTERS), "each of a bounded length");
    }

    #[test]
    fn what_is_no_spelling_is_left_to_the_text() {
        assert_eq!(Typed::new("张"), None);
        assert_eq!(Typed::new("138"), None, "digits alone are a phone or a number");
        assert_eq!(Typed::new("-"), None);
    }
}
