//! What a row says. Pure: cells in, a line and what was noticed out.

use sheet::{Row, is_formula, parse_day, parse_phones, parse_serial_day};

use super::super::record::{CustomerGrade, CustomerKind};
use crate::kernel::time::Day;
use crate::platform::exchange::{Finding, ImportReport, KnownColumns, Table, digest};

/// The fields of a customer and the heads they go by.
pub const COLUMNS: &KnownColumns = &[
    (
        "number",
        &["客户编号", "编号", "客户代码", "客户号", "customer number", "customer no", "customer id", "code"],
    ),
    (
        "name",
        &[
            "客户名称",
            "名称",
            "客户姓名",
            "姓名",
            "单位名称",
            "公司名称",
            "客户",
            "customer name",
            "name",
            "company",
        ],
    ),
    ("kind", &["类型", "客户类型", "类别", "客户类别", "customer type", "type", "kind"]),
    ("contact", &["联系人", "联系人姓名", "contact person", "contact name", "contact"]),
    (
        "phone",
        &[
            "联系电话",
            "电话",
            "手机",
            "手机号码",
            "手机号",
            "电话号码",
            "联系方式",
            "phone",
            "mobile",
            "telephone",
            "tel",
        ],
    ),
    (
        "phone2",
        &[
            "备用电话",
            "其他电话",
            "电话2",
            "固定电话",
            "座机",
            "second phone",
            "phone 2",
            "other phone",
            "landline",
        ],
    ),
    ("address", &["地址", "联系地址", "详细地址", "客户地址", "address"]),
    ("region", &["地区", "区域", "大区", "region", "area"]),
    ("grade", &["等级", "客户等级", "级别", "客户级别", "grade", "level"]),
    ("birthday", &["生日", "出生日期", "birthday", "date of birth"]),
    (
        "opened_on",
        &[
            "建档日期",
            "建档时间",
            "登记日期",
            "创建日期",
            "opened on",
            "created on",
            "created",
            "date opened",
        ],
    ),
    ("email", &["邮箱", "电子邮箱", "电子邮件", "email", "e-mail"]),
    ("note", &["备注", "说明", "remarks", "remark", "notes", "note"]),
];

/// The most characters a cell may hold; more is a broken file.
const MOST_CHARACTERS: usize = 2_000;

/// A customer as a row tells of him. What is empty or none is not said.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub row: u64,
    pub number: Option<String>,
    pub name: String,
    pub kind: Option<CustomerKind>,
    pub grade: Option<CustomerGrade>,
    /// Empty where the customer himself is the contact.
    pub contact: String,
    pub email: String,
    pub phones: Vec<LinePhone>,
    pub address: String,
    pub region: String,
    pub birthday: Option<Day>,
    pub opened_on: Option<Day>,
    pub note: String,
    pub digest: String,
}

/// A number of the row; the main column first.
#[derive(Debug, Clone, PartialEq)]
pub struct LinePhone {
    pub phone: sheet::Phone,
    /// From the main column, so the contact's if there is one.
    pub is_contacts: bool,
}

/// Every row of the table; what is wrong with a row stands in the report.
pub fn read_all(table: &Table, today: Day) -> (ImportReport, Vec<Line>) {
    let (mut report, mut lines) = (ImportReport::default(), Vec::new());
    for row in table.sheet.rows() {
        report.rows += 1;
        match row {
            Err(error) => report.errors.push(Finding::unreadable(&error, &table.sheet.header)),
            Ok(row) => match read(table, &row, today, &mut report.warnings) {
                Ok(line) => lines.push(line),
                Err(finding) => report.errors.push(finding),
            },
        }
    }
    (report, lines)
}

fn read(table: &Table, row: &Row, today: Day, warnings: &mut Vec<Finding>) -> Result<Line, Finding> {
    let cell = |field| table.cell(row, field);
    let mut told: Vec<Finding> = Vec::new();
    for field in table.fields() {
        if cell(field).chars().count() > MOST_CHARACTERS {
            return Err(Finding::new(row.number, table.head(field), "cell.too_long"));
        }
        if is_formula(cell(field)) {
            told.push(Finding::new(row.number, table.head(field), "cell.formula"));
        }
    }
    let name = cell("name");
    if name.is_empty() {
        return Err(Finding::new(row.number, table.head("name"), "customer.name_missing"));
    }
    let mut tell = |field: &str, code: &str| told.push(Finding::new(row.number, table.head(field), code));
    if table.column("number").is_some() && cell("number").is_empty() {
        tell("number", "customer.number_missing");
    }
    let mut note = cell("note").to_string();
    let phones = phones(table, row, &mut note, &mut tell);
    let kind = match (cell("kind"), kind_of(cell("kind"))) {
        ("", _) => None,
        (_, Some(kind)) => Some(kind),
        _ => {
            tell("kind", "kind.unknown");
            None
        }
    };
    let grade = match (cell("grade"), grade_of(cell("grade"))) {
        ("", _) => None,
        (_, Some(grade)) => Some(grade),
        _ => {
            tell("grade", "grade.unknown");
            None
        }
    };
    let birthday = day(cell("birthday"), "birthday", today, &mut tell);
    let opened_on = day(cell("opened_on"), "opened_on", today, &mut tell);
    // A private customer is his own contact; only an address to write to needs a contact to stand on.
    let contact = match (cell("contact"), cell("email").is_empty()) {
        (contact, true) if contact == name => "",
        ("", false) => name,
        (contact, _) => contact,
    };
    warnings.append(&mut told);
    Ok(Line {
        row: row.number,
        number: Some(cell("number")).filter(|n| !n.is_empty()).map(Into::into),
        name: name.into(),
        kind,
        grade,
        contact: contact.into(),
        email: cell("email").into(),
        phones,
        address: cell("address").into(),
        region: cell("region").into(),
        birthday,
        opened_on,
        note,
        digest: digest(table.fields().map(|field| (field, cell(field)))),
    })
}

/// The numbers of both columns, each once. What cannot be read is kept in the note: a digit too few still helps the
/// one who knows the customer.
fn phones(table: &Table, row: &Row, note: &mut String, tell: &mut dyn FnMut(&str, &str)) -> Vec<LinePhone> {
    let mut phones: Vec<LinePhone> = Vec::new();
    for field in ["phone", "phone2"] {
        let cell = table.cell(row, field);
        let found = parse_phones(cell);
        if found.is_empty() && !cell.is_empty() {
            tell(field, "phone.invalid");
            let line = format!("{}：{cell}", table.head(field));
            *note = if note.is_empty() { line } else { format!("{note}\n{line}") };
        }
        for phone in found {
            if !phones.iter().any(|p| p.phone.digits == phone.digits) {
                phones.push(LinePhone { phone, is_contacts: field == "phone" });
            }
        }
    }
    if table.column("phone").is_some() && table.cell(row, "phone").is_empty() {
        tell("phone", "phone.missing");
    }
    phones
}

/// A day of the calendar; what is none is left out and told. A day to come is kept and told: nobody was born or
/// entered tomorrow.
fn day(cell: &str, field: &str, today: Day, tell: &mut dyn FnMut(&str, &str)) -> Option<Day> {
    if cell.is_empty() {
        return None;
    }
    let Some(day) = parse_day(cell).or_else(|| parse_serial_day(cell)).map(Day) else {
        tell(field, "day.invalid");
        return None;
    };
    if day > today {
        tell(field, "day.future");
    }
    Some(day)
}

fn kind_of(cell: &str) -> Option<CustomerKind> {
    match cell.to_lowercase().as_str() {
        "个人" | "个人客户" | "自然人" | "家庭" | "person" | "individual" | "personal" => {
            Some(CustomerKind::Person)
        }
        "单位" | "单位客户" | "企业" | "公司" | "机构" | "组织" | "organisation" | "organization"
        | "company" | "business" => Some(CustomerKind::Organisation),
        "合作伙伴" | "合作单位" | "伙伴" | "partner" => Some(CustomerKind::Partner),
        "代理" | "代理商" | "经销商" | "agent" | "dealer" => Some(CustomerKind::Agent),
        _ => None,
    }
}

fn grade_of(cell: &str) -> Option<CustomerGrade> {
    match cell.to_lowercase().as_str() {
        "普通" | "普通客户" | "一般" | "一般客户" | "ordinary" | "normal" => {
            Some(CustomerGrade::Ordinary)
        }
        "重点" | "重点客户" | "大客户" | "key" | "key account" => Some(CustomerGrade::Key),
        "vip" | "vip客户" | "贵宾" => Some(CustomerGrade::Vip),
        _ => None,
    }
}

/// What a customer is by his name, where the table does not say: firms end in what they are.
pub fn kind_by_name(name: &str) -> CustomerKind {
    let firm =
        ["公司", "集团", "厂", "店", "部", "中心", "学校", "医院", "局", "所", "院", "社", "馆", "酒店"];
    match firm.iter().any(|end| name.ends_with(end)) {
        true => CustomerKind::Organisation,
        false => CustomerKind::Person,
    }
}
