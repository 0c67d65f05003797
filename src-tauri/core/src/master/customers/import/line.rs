//! What a row says. Pure: cells in, a line and what was noticed out.

use std::collections::HashMap;

use sheet::{Row, parse_phones};

use super::super::record::{CustomerGrade, CustomerKind};
use crate::kernel::fault::Fault;
use crate::kernel::listed::Listed;
use crate::kernel::reader::Reader;
use crate::kernel::time::Day;
use crate::platform::exchange::{Finding, ImportReport, Table, day_of, digest, read_rows};
use crate::platform::lists::{self, ListName};

/// Cells that name a thing: a shortened number there is worse than none.
const KEYS: &[&str] = &["number", "phone", "phone2"];

/// A customer as a row tells of him. What is empty or none is not said.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub row: u64,
    pub number: Option<String>,
    pub name: String,
    pub kind: Option<Listed<CustomerKind>>,
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

/// What the firm calls kinds and regions.
#[derive(Debug, Default)]
pub struct FirmNames {
    kinds: HashMap<String, String>,
    regions: HashMap<String, String>,
}

impl FirmNames {
    pub fn of(r: &Reader<'_>) -> Result<FirmNames, Fault> {
        Ok(FirmNames {
            kinds: lists::by_name(r, ListName::CustomerKind)?,
            regions: lists::by_name(r, ListName::Region)?,
        })
    }
    fn kind(&self, cell: &str) -> Option<Listed<CustomerKind>> {
        let own = self.kinds.get(&cell.to_lowercase()).and_then(|code| Listed::parse(code));
        own.or_else(|| kind_of(cell).map(Listed::from))
    }
    fn region(&self, cell: &str) -> String {
        self.regions.get(&cell.to_lowercase()).cloned().unwrap_or_else(|| cell.into())
    }
}

/// Every row of the table; what is wrong with a row stands in the report.
pub fn read_all(table: &Table, firm: &FirmNames, today: Day) -> (ImportReport, Vec<Line>) {
    let mut report = ImportReport::default();
    let lines = read_rows(table, KEYS, &mut report, |row, told| read(table, row, (firm, today), told));
    (report, lines)
}

fn read(
    table: &Table,
    row: &Row,
    (firm, today): (&FirmNames, Day),
    told: &mut Vec<Finding>,
) -> Result<Line, Finding> {
    let cell = |field| table.cell(row, field);
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
    let kind = match (cell("kind"), firm.kind(cell("kind"))) {
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
    let birthday = day_of(table, row, "birthday", Some(today), told);
    let opened_on = day_of(table, row, "opened_on", Some(today), told);
    // A private customer is his own contact; only an address to write to needs a contact to stand on.
    let contact = match (cell("contact"), cell("email").is_empty()) {
        (contact, true) if contact == name => "",
        ("", false) => name,
        (contact, _) => contact,
    };
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
        region: firm.region(cell("region")),
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
        let mut found = parse_phones(cell);
        if found.is_empty() && cell.len() >= 9 && cell.bytes().all(|b| b.is_ascii_digit()) {
            // A landline kept as a number has lost the zero before its area code.
            found = parse_phones(&format!("0{cell}"));
        }
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
