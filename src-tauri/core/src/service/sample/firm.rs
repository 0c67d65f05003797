//! Who works in the sample firm, for whom, and what stands there.

use serde_json::{Value, json};

use super::Clerk;
use crate::kernel::fault::Fault;
use crate::kernel::session::{PersonId, Session};
use crate::kernel::time::Day;

const PEOPLE: [(&str, &str, &str); 4] = [
    ("chen", "陈静", "front_desk"),
    ("zhou", "周建国", "service_supervisor"),
    ("li", "李强", "technician"),
    ("sun", "孙伟", "technician"),
];

/// The people's ids, in the order above.
pub(super) struct People {
    pub zhou: Value,
    pub sun: Value,
    /// Who fills the firm in, and is a technician too: only the crew of a visit may work on it.
    pub myself: PersonId,
}

pub(super) fn people(desk: &Clerk<'_>, me: &Session, password: &str) -> Result<People, Fault> {
    let mut roles = me.roles.clone();
    roles.push("technician".into());
    desk.does(
        "people.save",
        json!({"id": me.person, "login": me.login, "name": me.name, "phone": "", "roles": roles,
               "password": null, "active": true}),
    )?;
    let mut ids = Vec::new();
    for (login, name, role) in PEOPLE {
        ids.push(desk.does(
            "people.save",
            json!({"id": null, "login": login, "name": name, "phone": "", "roles": [role],
                   "password": password, "active": true}),
        )?);
    }
    let mut of = |place: usize| ids.get_mut(place).map(Value::take).unwrap_or_default();
    Ok(People { zhou: of(1), sun: of(3), myself: me.person })
}

/// Name, kind, grade, region, telephone, address, contact.
type CustomerLine =
    (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

// Telephones of the range kept free for films and books.
const CUSTOMERS: [CustomerLine; 10] = [
    ("王芳", "person", "ordinary", "西湖区", "13800000001", "杭州市西湖区学院路552号3幢1单元502", "王芳"),
    (
        "杭州云栖酒店管理有限公司",
        "organisation",
        "vip",
        "西湖区",
        "0571-80000002",
        "杭州市西湖区转塘街道云河路18号",
        "郑总监",
    ),
    (
        "浙江大新食品冷链有限公司",
        "organisation",
        "key",
        "余杭区",
        "0571-80000003",
        "杭州市余杭区仓前街道良睦路366号",
        "何主任",
    ),
    ("刘洋", "person", "ordinary", "拱墅区", "13800000004", "杭州市拱墅区莫干山路988号7幢302", "刘洋"),
    (
        "钱塘第二小学",
        "organisation",
        "key",
        "钱塘区",
        "0571-80000005",
        "杭州市钱塘区学林街129号",
        "总务处 沈老师",
    ),
    ("张桂英", "person", "ordinary", "上城区", "13800000006", "杭州市上城区望江街道候潮路21号", "张桂英"),
    (
        "百味居餐饮有限公司",
        "organisation",
        "ordinary",
        "滨江区",
        "0571-80000007",
        "杭州市滨江区江南大道228号",
        "店长 吴军",
    ),
    ("赵海燕", "person", "vip", "萧山区", "13800000008", "杭州市萧山区金城路540号12幢", "赵海燕"),
    (
        "启航电子厂",
        "organisation",
        "key",
        "钱塘区",
        "0571-80000009",
        "杭州市钱塘区2号大街501号",
        "设备科 马工",
    ),
    (
        "同城便民家电维修点",
        "partner",
        "ordinary",
        "临平区",
        "13800000010",
        "杭州市临平区人民大道77号",
        "冯师傅",
    ),
];

/// Place among the customers, name, model, serial, months since purchase, months of warranty.
type ItemLine = (usize, &'static str, &'static str, &'static str, i64, i64);

const ITEMS: [ItemLine; 10] = [
    (0, "分体式空调", "KFR-35GW", "SN2104Q11H1", 14, 36),
    (1, "多联机室外机", "MDV-450W", "SN2203V02K7", 30, 24),
    (1, "冷水机组", "LSB-120", "SN2111C77A2", 40, 36),
    (2, "冷库压缩机组", "BF-30HP", "SN2308L31B0", 8, 12),
    (3, "燃气热水器", "JSQ30-16", "SN2401R55D4", 3, 24),
    (4, "吸顶式空调", "KFR-72QW", "SN2206T19F3", 26, 36),
    (5, "波轮洗衣机", "XQB80-Z", "SN2402X17C6", 9, 36),
    (6, "四门冰柜", "BCD-900", "SN2309G08J5", 11, 12),
    (7, "中央空调", "MDV-160W", "SN2305N42M6", 17, 36),
    (8, "精密空调", "CRV-35", "SN2407P63W8", 5, 24),
];

/// A customer made, with the first item standing there.
pub(super) struct Made {
    pub id: Value,
    pub contact: &'static str,
    pub item: Option<Value>,
}

pub(super) fn customers(desk: &Clerk<'_>) -> Result<Vec<Made>, Fault> {
    let mut made = Vec::new();
    for (place, (name, kind, grade, region, phone, address, contact)) in CUSTOMERS.into_iter().enumerate() {
        let file = desk.does(
            "customers.save",
            json!({"name": name, "kind": kind, "grade": grade, "region": region, "note": "", "active": true,
                   "contacts": [{"name": contact, "post": "", "email": "", "is_main": true}],
                   "phones": [{"number": phone, "label": "", "is_main": true}],
                   "sites": [{"name": "", "address": address, "zone": region, "note": "", "is_main": true}]}),
        )?;
        let id = file["customer"]["id"].clone();
        let mut first = None;
        for (_, name, model, serial, bought, warranty) in ITEMS.into_iter().filter(|item| item.0 == place) {
            let item = desk.does(
                "equipment.save",
                json!({"customer": id, "site": file["sites"][0]["id"], "name": name, "model": model,
                       "serial": serial, "purchased_on": months_ago(desk, bought),
                       "warranty_months": warranty, "address": "", "note": "", "active": true}),
            )?;
            first.get_or_insert(item["id"].clone());
        }
        made.push(Made { id, contact, item: first });
    }
    Ok(made)
}

/// About so many months before today.
fn months_ago(desk: &Clerk<'_>, months: i64) -> Day {
    crate::kernel::time::Zone::default().day(crate::kernel::time::Moment(desk.ago(months * 30 * 24 * 60)))
}
