//! Rows several papers have: who, which thing, what was done.

use paper::{Align, Block, Cell, Fact, Table, Total, Width};

use super::Form;
use super::words::either;

impl Form<'_> {
    /// Customer, telephone, address.
    pub(super) fn who(&self) -> Vec<Fact> {
        let (known, form, words) = (&self.content.known, &self.content.form, self.words);
        let name = format!("{} {}", either(&known.customer_name, &form.customer_name), known.customer_number);
        vec![
            words.fact("customer_name", name),
            words.fact("phone", either(&known.phone, &form.phone)),
            words.fact("address", either(&known.address, &form.address)),
        ]
    }

    /// Model, serial, warranty, service contract, what was reported.
    pub(super) fn thing(&self) -> Vec<Fact> {
        let (known, form, words) = (&self.content.known, &self.content.form, self.words);
        let model = format!("{} {}", known.item_name, either(&known.model, &form.model));
        let mut facts = vec![
            words.fact("model", model),
            words.fact("serial", either(&known.serial, &form.serial)),
            words.fact("warranty", words.code("equipment-warranty", &known.warranty)),
        ];
        if !known.contract.is_empty() {
            let state = words.code("equipment-contract_state", &known.contract_state);
            facts.push(words.fact("contract", format!("{state} {}", known.contract)));
        }
        facts
    }

    pub(super) fn job(&self) -> Fact {
        let known = &self.content.known;
        let job = match (known.ticket_number.as_str(), known.visit_number.as_str()) {
            (ticket, "") => ticket.to_string(),
            // Both do not fit beside each other on a smaller sheet; the visit leads to its ticket.
            (_, visit) if super::size(self.content.kind) != paper::PageSize::A4 => visit.to_string(),
            (ticket, visit) => format!("{ticket} / {visit}"),
        };
        self.words.fact("job", job)
    }

    pub(super) fn received(&self) -> Fact {
        self.words.fact("received_at", self.words.time(self.content.known.received_at))
    }

    pub(super) fn fault(&self) -> Block {
        self.words.block("fault", either(&self.content.known.fault, &self.content.form.fault))
    }

    pub(super) fn technician(&self) -> String {
        let found = either(&self.content.known.technicians, &self.content.form.technician);
        either(found, &self.content.issued_to).to_string()
    }

    pub(super) fn work(&self) -> &str {
        let done = self.content.report.as_ref().map_or("", |r| r.work_done.as_str());
        either(done, &self.content.form.work)
    }

    pub(super) fn result(&self) -> String {
        let Some(report) = &self.content.report else { return self.content.form.result.clone() };
        let code = report.result.map(|r| self.words.code("visits-result", r)).unwrap_or_default();
        format!("{code} {}", report.result_note).trim().to_string()
    }

    pub(super) fn opinion(&self) -> &str {
        let said = self.content.report.as_ref().map_or("", |r| r.opinion.as_str());
        either(said, &self.content.form.opinion)
    }

    /// The things a receipt is for.
    pub(super) fn items(&self) -> Block {
        let words = self.words;
        let rows: Vec<Vec<Cell>> = self
            .content
            .form
            .items
            .iter()
            .enumerate()
            .map(|(at, item)| {
                let name = format!("{} {}", item.name, item.model);
                let accessories = match item.receipt.as_str() {
                    receipt if receipt.is_empty() || receipt == self.content.number => {
                        item.accessories.clone()
                    }
                    receipt => {
                        let which = [("number", receipt.to_string().into())];
                        let on = words.text.get("papers-paper-on-receipt", &which);
                        format!("{}\n{on}", item.accessories)
                    }
                };
                vec![
                    (at + 1).to_string().into(),
                    name.trim().into(),
                    item.serial.clone().into(),
                    accessories.into(),
                    item.condition.clone().into(),
                ]
            })
            .collect();
        Block::Table(Table {
            columns: vec![
                words.column("line", Width::Mm(10.0), Align::Left),
                words.column("item", Width::Share(1.4), Align::Left),
                words.column("serial", Width::Share(1.1), Align::Left),
                words.column("accessories", Width::Share(1.1), Align::Left),
                words.column("condition", Width::Share(1.2), Align::Left),
            ],
            rows: words.rows(rows, 3),
            totals: vec![],
            field: "items".into(),
        })
    }

    /// Parts put in and what is to be paid; zero is stated (E-28).
    pub(super) fn parts(&self) -> Block {
        let words = self.words;
        let report = self.content.report.as_ref();
        let row = |p: &crate::service::visits::ReportPart| -> Vec<Cell> {
            vec![
                format!("{} {}", p.name, p.part_number).trim().into(),
                p.quantity.to_string().into(),
                p.unit_price.to_string().into(),
                p.amount.to_string().into(),
            ]
        };
        let mut rows: Vec<Vec<Cell>> = report.map_or(Vec::new(), |r| r.parts.iter().map(row).collect());
        for fee in report.iter().flat_map(|r| &r.fees) {
            let kind = words.code("visits-fee_kind", fee.kind);
            rows.push(vec![
                format!("{kind} {}", fee.label).trim().into(),
                "".into(),
                "".into(),
                fee.amount.to_string().into(),
            ]);
        }
        if rows.is_empty() && !words.is_blank {
            rows.push(vec![words.say("no-parts").into()]);
        }
        let total = report.map_or(self.content.form.charge.clone(), |r| r.total.to_string());
        Block::Table(Table {
            columns: vec![
                words.column("part", Width::Share(1.0), Align::Left),
                words.column("quantity", Width::Mm(16.0), Align::Right),
                words.column("price", Width::Mm(24.0), Align::Right),
                words.column("amount", Width::Mm(26.0), Align::Right),
            ],
            rows: words.rows(rows, 3),
            totals: vec![Total { label: words.say("total"), value: total, strong: true }],
            field: "parts".into(),
        })
    }

    /// Values read or set, with what they should be.
    pub(super) fn values(&self) -> Block {
        let words = self.words;
        let rows: Vec<Vec<Cell>> = self
            .content
            .form
            .values
            .iter()
            .map(|v| {
                let verdict = words.say(if v.passed { "passed" } else { "failed" });
                vec![v.item.clone().into(), v.value.clone().into(), v.limit.clone().into(), verdict.into()]
            })
            .collect();
        Block::Table(Table {
            columns: vec![
                words.column("parameter", Width::Share(1.6), Align::Left),
                words.column("value", Width::Share(1.0), Align::Left),
                words.column("limit", Width::Share(1.0), Align::Left),
                words.column("verdict", Width::Mm(20.0), Align::Center),
            ],
            rows: words.rows(rows, 6),
            totals: vec![],
            field: "values".into(),
        })
    }
}
