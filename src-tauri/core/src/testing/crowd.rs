//! A firm with very many customers and tickets, for tests and measurements of finding and listing. The same seed gives
//! the same firm. Rows are written without a journal: nothing here is for what the journal proves.

use std::f64::consts::E;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use serde_json::json;

use super::{Desk, PASSWORD};
use crate::kernel::fault::Fault;
use crate::kernel::ids::{self, Id};
use crate::kernel::record::upsert;
use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;
use crate::master::customers::{Customer, CustomerId, CustomerKind};
use crate::service::tickets::{ServiceType, State, Ticket, TicketId, UrgentReason};

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单仇解区";
const GIVEN: &str =
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂志华建国文玲红玉云海波鑫宇浩然子涵欣怡梓轩雨泽";
const CITIES: &[&str] =
    &["广州", "深圳", "佛山", "重庆", "成都", "武汉", "长沙", "杭州", "南京", "厦门", "西安", "郑州"];
const TRADES: &[&str] =
    &["制冷设备", "机电安装", "园林绿化", "客车制造", "信息科技", "装饰设计", "物业管理", "食品机械"];
const ROADS: &[&str] =
    &["中山路", "解放路", "人民路", "建设大道", "体育西路", "科技园路", "滨江道", "新华街"];
const PRODUCTS: &[&str] =
    &["空调", "中央空调", "水泵", "客车", "服务器", "交换机", "打印机", "冷库", "叉车", "喷灌系统"];
const MODELS: &[&str] =
    &["KFR-35GW", "GMV-224", "ISW80-160", "ZK6120", "PowerEdge R740", "S5735-L24", "M1136", "CPD15"];
const SYMPTOMS: &[&str] = &[
    "不制冷",
    "漏水",
    "异响",
    "不启动",
    "跳闸",
    "显示E17",
    "压缩机不工作",
    "遥控失灵",
    "温度不准",
    "噪音大",
    "缺氟",
    "无法开机",
    "网络中断",
    "打印模糊",
    "漏油",
    "刹车异常",
    "叶片损坏",
    "主板故障",
    "风机不转",
    "水压不足",
];
const REQUESTS: &[&str] =
    &["请尽快上门", "客户要求今天处理", "约明天下午", "先电话联系", "需带配件", "在保修期内"];

/// Small and repeatable; nothing here needs to be hard to guess.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
    /// The first much more often than the last.
    fn skewed(&mut self, n: usize) -> usize {
        let unit = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        ((E.powf(unit * (n as f64).ln()) - 1.0) as usize).min(n - 1)
    }
    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all.get(self.skewed(all.len())).copied().unwrap_or_default()
    }
    fn char_of(&mut self, all: &str) -> char {
        let n = self.skewed(all.chars().count());
        all.chars().nth(n).unwrap_or('一')
    }
}

/// Words of a language nobody speaks: few of its characters and words are frequent and very many are rare, as in ours.
fn vocabulary(dice: &mut Dice) -> Vec<String> {
    let mut word = || (0..2 + dice.below(2)).map(|_| rare(dice)).collect();
    (0..20_000).map(|_| word()).collect()
}

fn rare(dice: &mut Dice) -> char {
    char::from_u32(0x4E00 + (dice.skewed(2_500) as u32).wrapping_mul(7_919) % 20_000).unwrap_or('一')
}

/// Adds `tickets` tickets of a fifth as many customers, older than what the desk registers from now on. `admin` is
/// signed in.
#[allow(clippy::unwrap_used)]
pub fn crowd(desk: &Desk, tickets: usize, seed: u64) {
    let made = desk.must(
        "tickets.create",
        json!({"customer_name": "王芳", "contact_phone": "13800000000", "channel": "phone", "service_type": "repair",
               "model": "KFR-35", "serial": "SN-001", "description": "不制冷"}),
    );
    let session = desk.core.session().unwrap();
    let id: TicketId = serde_json::from_value(made["id"].clone()).unwrap();
    let (customer, ticket) = desk
        .core
        .read_as(&session, |r| {
            let ticket = r.need::<Ticket>(id)?;
            Ok((r.need::<Customer>(ticket.customer)?, ticket))
        })
        .unwrap();
    let technician = desk.must(
        "people.save",
        json!({"id": null, "login": TECHNICIAN, "name": "李志远", "roles": ["technician"], "password": PASSWORD,
               "active": true}),
    );
    let mut people: Vec<PersonId> = (0..PEOPLE).map(|n| PersonId::from_bytes(ids::fresh(n as i64))).collect();
    people[0] = session.person;
    people[USUAL] = serde_json::from_value(technician).unwrap();
    let mut crowd = Crowd { dice: Dice(seed), words: Vec::new(), people, customer, ticket, total: tickets };
    crowd.words = vocabulary(&mut crowd.dice);
    let opened = desk.core.opened().unwrap();
    let customers: Vec<Customer> = (0..(tickets / 5).max(1)).map(|n| crowd.customer(n)).collect();
    batches(&opened.vault, customers.len(), |conn, n| Ok(upsert(conn, &customers[n])?));
    batches(&opened.vault, tickets, |conn, n| Ok(upsert(conn, &crowd.ticket(n, &customers))?));
    opened
        .vault
        .write(|conn| {
            let tx = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
            crate::modules::catch_up(&tx)?;
            Ok::<_, Fault>(tx.commit()?)
        })
        .unwrap();
}

/// Rows written in transactions of some thousands.
#[allow(clippy::unwrap_used)]
fn batches(
    vault: &crate::kernel::store::Store,
    total: usize,
    mut write: impl FnMut(&Connection, usize) -> Result<(), Fault>,
) {
    for from in (0..total).step_by(20_000) {
        vault
            .write(|conn| {
                let tx = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
                for n in from..(from + 20_000).min(total) {
                    write(&tx, n)?;
                }
                Ok::<_, Fault>(tx.commit()?)
            })
            .unwrap();
    }
}

/// Who works on the tickets; `admin` is the busiest of them, and one with a usual share can sign in.
const PEOPLE: usize = 200;
const USUAL: usize = 40;
/// Login of the technician with a usual share of the work, about one ticket in two hundred.
pub const TECHNICIAN: &str = "crowd-li";

struct Crowd {
    dice: Dice,
    words: Vec<String>,
    people: Vec<PersonId>,
    customer: Customer,
    ticket: Ticket,
    total: usize,
}

impl Crowd {
    fn person(&mut self) -> String {
        let given = 1 + self.dice.below(2);
        let mut name = String::from(self.dice.char_of(SURNAMES));
        name.extend((0..given).map(|_| self.dice.char_of(GIVEN)));
        name
    }
    fn word(&mut self) -> String {
        let n = self.dice.skewed(self.words.len());
        self.words[n].clone()
    }
    fn phone(&mut self) -> String {
        format!("1{}{:09}", 3 + self.dice.below(7), self.dice.below(1_000_000_000))
    }
    fn customer(&mut self, n: usize) -> Customer {
        let is_firm = self.dice.below(10) < 3;
        let name = if is_firm {
            let (city, word, trade) = (self.dice.of(CITIES), self.word(), self.dice.of(TRADES));
            format!("{city}{word}{trade}有限公司")
        } else {
            self.person()
        };
        Customer {
            id: CustomerId::from_bytes(ids::fresh(n as i64)),
            number: format!("C20-X-{n:07}"),
            kind: if is_firm { CustomerKind::Organisation } else { CustomerKind::Person }.into(),
            name,
            ..self.customer.clone()
        }
    }
    fn ticket(&mut self, n: usize, customers: &[Customer]) -> Ticket {
        let half = self.dice.below(2) == 0;
        let at = if half { self.dice.skewed(customers.len()) } else { self.dice.below(customers.len()) };
        let received =
            self.ticket.received_at.0 - (self.total - n) as i64 * 90_000 - self.dice.below(60_000) as i64;
        // Six in ten of the newest twentieth are open, and of the older ones two in a thousand.
        let is_new = n * 20 >= self.total * 19;
        let is_open = if is_new { self.dice.below(10) < 6 } else { self.dice.below(1_000) < 2 };
        // One in fifty was cancelled; of the open ones one in ten waits for acceptance, and four in ten for a person.
        let state = match (is_open, self.dice.below(50)) {
            (true, 0..5) => State::PendingAcceptance,
            (true, _) => State::Registered,
            (false, 0) => State::Cancelled,
            (false, _) => State::Closed,
        };
        let is_taken = !is_open || self.dice.below(10) < 6;
        let worker = self.dice.skewed(self.people.len());
        let is_urgent = is_open && self.dice.below(50) == 0;
        let hours = [4, 8, 24, 48, 72][self.dice.below(5)];
        let tail: String = (0..4 + self.dice.below(24)).map(|_| self.word()).collect();
        let description = format!(
            "{}{}，{}。{}",
            self.dice.of(PRODUCTS),
            self.dice.of(SYMPTOMS),
            tail,
            self.dice.of(REQUESTS)
        );
        let serial: String =
            (0..8).map(|_| char::from(b"0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"[self.dice.below(34)])).collect();
        Ticket {
            id: TicketId::from_bytes(ids::fresh(n as i64)),
            number: format!("T20-X-{n:07}"),
            state,
            assignee: is_taken.then(|| self.people[worker]),
            urgent: is_urgent.then_some(UrgentReason::ServiceStopped.into()),
            ended_at: (!is_open).then_some(Moment(received + 86_400_000)),
            customer: customers[at].id,
            contact_name: self.person(),
            contact_phone: self.phone(),
            address: format!(
                "{}市{}{}号{}室",
                self.dice.of(CITIES),
                self.dice.of(ROADS),
                1 + self.dice.below(400),
                101 + self.dice.below(2_800)
            ),
            model: self.dice.of(MODELS).into(),
            serial: format!("SN{serial}"),
            service_type: if self.dice.below(4) == 0 {
                ServiceType::Maintenance
            } else {
                ServiceType::Repair
            },
            description,
            received_at: Moment(received),
            logged_at: Moment(received),
            level_due_at: Moment(received + hours * 3_600_000),
            ..self.ticket.clone()
        }
    }
}
