//! What is typed: pieces of texts that are there, as store after store was measured with; the same for the same firm.

use std::collections::HashMap;

use aftercare_core::Fault;
use aftercare_core::testing::Desk;
use lexicon::Query;

/// Queries of each kind.
const EACH: usize = 200;

pub struct Typed {
    /// One to four characters out of what was said, an address or a name.
    pub pieces: Vec<String>,
    /// Two and three of the most frequent characters: each is everywhere, together they are rare.
    pub frequent: Vec<String>,
    pub phone_tails: Vec<String>,
    pub serial_pieces: Vec<String>,
    /// One, two, three and six letters of a name's pinyin.
    pub pinyin: Vec<String>,
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n.max(1)
    }
}

fn texts(desk: &Desk, column: &str) -> Result<Vec<String>, Fault> {
    let session = desk.core.session().ok_or_else(|| Fault::bug("nobody is signed in"))?;
    let sql = format!(
        "SELECT {column} FROM ticket t JOIN customer c ON c.id = t.customer
         WHERE t.rid % (SELECT max(max(rid) / 4000, 1) FROM ticket) = 0"
    );
    desk.core.read_as(&session, |r| {
        let mut statement = r.conn().prepare(&sql)?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    })
}

fn piece(dice: &mut Dice, texts: &[String], length: usize) -> String {
    let Some(text) = texts.get(dice.below(texts.len())) else { return String::new() };
    let count = text.chars().count();
    text.chars().skip(dice.below(count.saturating_sub(length) + 1)).take(length).collect()
}

pub fn typed(desk: &Desk) -> Result<Typed, Fault> {
    let mut dice = Dice(41);
    let (said, addresses, names) =
        (texts(desk, "t.description")?, texts(desk, "t.address")?, texts(desk, "c.name")?);
    let (phones, serials) = (texts(desk, "t.contact_phone")?, texts(desk, "t.serial")?);
    let mut pieces = Vec::new();
    for n in 0..EACH * 2 {
        let from = [&said, &said, &said, &addresses, &names][dice.below(5)];
        let piece = piece(&mut dice, from, 1 + n % 4);
        // Marks alone have no token: the bare statement could not answer.
        if Query::new(&piece).is_some_and(|query| query.expression().is_some()) {
            pieces.push(piece);
        }
    }
    let mut counted: HashMap<char, usize> = HashMap::new();
    for c in said.iter().flat_map(|text| text.chars()).filter(|c| c.is_alphabetic()) {
        *counted.entry(c).or_default() += 1;
    }
    let mut most: Vec<(usize, char)> = counted.into_iter().map(|(c, n)| (n, c)).collect();
    most.sort_unstable_by(|a, b| b.cmp(a));
    most.truncate(80);
    let frequent =
        (0..EACH).map(|n| (0..2 + n % 2).map(|_| most[dice.below(most.len())].1).collect()).collect();
    let tail = |text: &String| text.chars().skip(text.chars().count().saturating_sub(4)).collect();
    let phone_tails = (0..EACH).map(|_| tail(&phones[dice.below(phones.len())])).collect();
    let serial_pieces = (0..EACH).map(|_| piece(&mut dice, &serials, 6)).collect();
    let spelled = ["w", "z", "li", "zh", "wei", "fan", "wangwe", "zhangf", "lixiu", "gz", "szzl", "hangzh"];
    let pinyin = spelled.iter().map(|s| s.to_string()).collect();
    Ok(Typed { pieces, frequent, phone_tails, serial_pieces, pinyin })
}
