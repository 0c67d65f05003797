use crate::day::half_width;

/// A telephone number that can be called.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Phone {
    /// As the person wrote it, half-width, with extension; without names and remarks round it.
    pub display: String,
    /// What two spellings of one number have in common, digits only, without extension. Mainland numbers without
    /// country code, landlines with their 0 (`057125477303`); others with country code.
    pub digits: String,
}

/// The one number in a text; `None` if there is none, or more than one (see [`parse_phones`]).
pub fn parse_phone(text: &str) -> Option<Phone> {
    let mut phones = parse_phones(text);
    if phones.len() == 1 { phones.pop() } else { None }
}

/// All numbers in a text, in order, each once. They may be separated by / ; 、 , | line breaks or words, or by spaces
/// where the whole would be no number. Empty if there is none.
pub fn parse_phones(text: &str) -> Vec<Phone> {
    let folded: String = text.chars().map(fold).collect();
    let mut found: Vec<Phone> = Vec::new();
    let mut keep = |phone: Phone| {
        if !found.iter().any(|known| known.digits == phone.digits) {
            found.push(phone);
        }
    };
    for run in runs(&folded) {
        match read(run) {
            Some(phone) => keep(phone),
            None => run.split_whitespace().filter_map(read).for_each(&mut keep),
        }
    }
    found
}

/// Half-width, one kind of dash; every other separator becomes `;`.
fn fold(character: char) -> char {
    match half_width(character) {
        '–' | '—' | '‐' | '‑' | '−' | '－' => '-',
        '\u{A0}' | '\t' => ' ',
        '、' | '，' | '；' | '/' | '\\' | '|' | ',' | '\n' | '\r' | '。' => ';',
        other => other,
    }
}

/// The stretches that may be numbers. A letter amid digits leaves its stretch attached, so that 1380013O000 (a letter O)
/// or 1.38E+10 do not yield a number nobody wrote.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c == ';' || c == ':' || is_word(c)).map(str::trim).filter(|run| !run.is_empty())
}

/// Letters that divide: those of scripts in which words and numbers stand together without spaces. 转 joins a number
/// and its extension.
fn is_word(character: char) -> bool {
    character.is_alphabetic() && !character.is_ascii() && character != '转'
}

fn read(run: &str) -> Option<Phone> {
    let run = run.trim_matches([' ', '-', '.', ',']);
    let run = strip_label(run);
    let run = match run.strip_prefix('(') {
        // An opening bracket without its partner belongs to a remark: 13800138000(张三).
        Some(rest) if !rest.contains(')') => rest,
        _ => run,
    };
    let run = run.trim_end_matches(['(', ' ', '-', '.', ',']);
    // What a program left that took the phone for a number.
    let run = run.strip_suffix(".0").unwrap_or(run);
    let run = if run.contains('(') { run } else { run.trim_end_matches(')') };
    let (number, extension) = split_extension(run);
    if !number.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '.' | '(' | ')' | '+')) {
        return None;
    }
    if !extension.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let digits = national(number)?;
    Some(Phone { display: run.to_owned(), digits })
}

/// Without a Latin word for "telephone" before the number.
fn strip_label(run: &str) -> &str {
    let rest = run.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let label = run[..run.len() - rest.len()].to_ascii_lowercase();
    let known = ["tel", "phone", "mobile", "mob", "cell", "t", "m", "fax"].contains(&label.as_str());
    if known { rest.trim_start_matches(['.', ' ', '-']) } else { run }
}

/// A number and the extension behind 转, ext, x, # or a second dash, empty if there is none.
fn split_extension(run: &str) -> (&str, &str) {
    for mark in ["转", "ext.", "ext", "x", "#"] {
        if let Some((number, extension)) = run.split_once(mark) {
            return (number.trim_end_matches([' ', '-']), extension.trim());
        }
    }
    // 0571-25477303-802, but not 138-0013-8000.
    if let Some((number, extension)) = run.rsplit_once('-')
        && (1..=5).contains(&extension.len())
        && national(run).is_none()
        && number.starts_with(['0', '4', '8', '(', '+'])
    {
        return (number, extension);
    }
    (run, "")
}

/// The digits by which a number is known, if it has a form that exists.
fn national(number: &str) -> Option<String> {
    let international = number.starts_with('+') || number.starts_with("(+") || number.starts_with("00");
    // A plus elsewhere joins two things.
    if number.rfind('+').is_some_and(|at| at > 1) {
        return None;
    }
    let all: String = number.chars().filter(char::is_ascii_digit).collect();
    let all = if international { all.trim_start_matches('0') } else { all.as_str() };
    let mainland = match all.strip_prefix("86") {
        Some(rest) if international || (all.len() == 13 && is_mobile(rest)) => rest,
        _ if international => return (8..=15).contains(&all.len()).then(|| all.to_owned()),
        _ => all,
    };
    if is_mobile(mainland) {
        return Some(mainland.to_owned());
    }
    // Trunk zero before a mobile, an old habit for calls to another city.
    if let Some(rest) = mainland.strip_prefix('0').filter(|rest| is_mobile(rest)) {
        return Some(rest.to_owned());
    }
    let landline = if international && !mainland.starts_with('0') {
        format!("0{mainland}")
    } else {
        mainland.to_owned()
    };
    (is_landline(&landline) || (!international && is_short(mainland) && !is_split_oddly(number)))
        .then_some(landline)
}

fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && digits.starts_with('1') && matches!(digits.as_bytes()[1], b'3'..=b'9')
}

/// Area code and number: 010 and 02x have three digits and eight, the others four and seven or eight.
fn is_landline(digits: &str) -> bool {
    let number = match digits.as_bytes() {
        [b'0', b'1', b'0', rest @ ..] | [b'0', b'2', _, rest @ ..] => {
            if rest.len() != 8 {
                return false;
            }
            rest
        }
        [b'0', b'3'..=b'9', _, _, rest @ ..] if matches!(rest.len(), 7 | 8) => rest,
        _ => return false,
    };
    // No subscriber's number begins with 0 or 1.
    !matches!(number[0], b'0' | b'1')
}

/// Numbers without area code: local ones of seven or eight digits, 400 and 800, 95xxx and 96xxx, 10086 and its like.
fn is_short(digits: &str) -> bool {
    match digits.len() {
        7 | 8 => matches!(digits.as_bytes()[0], b'2'..=b'9'),
        10 => digits.starts_with("400") || digits.starts_with("800"),
        5 | 6 => {
            digits.starts_with("95")
                || digits.starts_with("96")
                || (digits.len() == 5 && digits.starts_with('1'))
        }
        _ => false,
    }
}

/// Eight digits grouped otherwise than a local number is, such as the date 2025-03-07.
fn is_split_oddly(number: &str) -> bool {
    let groups: Vec<usize> =
        number.split(|c: char| !c.is_ascii_digit()).map(str::len).filter(|length| *length > 0).collect();
    matches!(groups.iter().sum(), 7 | 8) && !matches!(groups.as_slice(), [7 | 8] | [3 | 4, 4])
}
