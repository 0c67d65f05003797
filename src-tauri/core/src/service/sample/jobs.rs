//! What the sample firm has to do: one job in each state a new firm meets in its first week.

use serde_json::{Value, json};

use super::Clerk;
use super::firm::{Made, People};
use crate::kernel::fault::Fault;
use crate::service::visits::rules::CHECKLIST;

/// How far a job has come.
enum Stage {
    Registered,
    Urgent,
    Cancelled,
    HandedOver,
    Planned,
    OnSite,
    Signed,
}

/// Customer, channel, type of service, class, minutes ago, what was said, how far it has come.
type JobLine = (usize, &'static str, &'static str, &'static str, i64, &'static str, Stage);

fn list() -> [JobLine; 9] {
    use Stage as S;
    [
        (0, "phone", "repair", "product", 25, "昨晚起不制冷，外机有异响", S::Registered),
        (2, "phone", "repair", "product", 12, "冷库温度升到零下八度，库内有货", S::Urgent),
        (3, "wechat", "consultation", "service", 20, "热水器报 E1，想问自己能不能处理", S::Registered),
        (5, "phone", "repair", "product", 28, "洗衣机不排水，客户已自行清理好", S::Cancelled),
        (4, "phone", "maintenance", "service", 27, "开学前给十二间教室的空调做保养", S::HandedOver),
        (7, "wechat", "installation", "service", 26, "二楼加装一台内机，想约周末", S::Planned),
        (6, "phone", "repair", "product", 24, "冰柜压缩机频繁启停", S::Planned),
        (8, "email", "repair", "product", 22, "机房精密空调高压报警", S::OnSite),
        (1, "phone", "repair", "product", 29, "三层多联机不制热", S::Signed),
    ]
}

/// Makes the jobs; answers how many.
pub(super) fn tickets(desk: &Clerk<'_>, people: &People, customers: &[Made]) -> Result<usize, Fault> {
    let mut count = 0;
    for (place, channel, service, class, ago, said, stage) in list() {
        let Some(customer) = customers.get(place) else { continue };
        let mut input = json!({"customer": customer.id, "customer_name": "", "contact_name": customer.contact,
            "contact_phone": "", "address": "", "model": "", "serial": "", "details": {}, "channel": channel,
            "service_type": service, "desk_class": class, "description": said, "received_at": desk.ago(ago),
            "backdate_reason": "", "clarify_first": false, "not_a_repeat": true});
        if let Some(item) = &customer.item {
            input["equipment"] = item.clone();
        }
        let job = Job { desk, people, id: desk.does("tickets.create", input)?["id"].clone() };
        job.comes_to(&stage, customer.contact)?;
        count += 1;
    }
    Ok(count)
}

struct Job<'c> {
    desk: &'c Clerk<'c>,
    people: &'c People,
    id: Value,
}

impl Job<'_> {
    fn comes_to(&self, stage: &Stage, contact: &str) -> Result<(), Fault> {
        match stage {
            Stage::Registered => Ok(()),
            Stage::Urgent => {
                self.does("tickets.mark_urgent", json!({"id": self.id, "reason": "service_stopped"}))
            }
            Stage::Cancelled => self.does(
                "tickets.cancel",
                json!({"id": self.id, "asked_by": contact, "reason": "已自行修好，不再需要"}),
            ),
            Stage::HandedOver => self.hand_over(),
            Stage::Planned => self.plan(&self.people.sun).map(drop),
            Stage::OnSite => {
                let visit = self.plan(&json!(self.people.myself))?;
                self.arrive(&visit, contact)
            }
            Stage::Signed => {
                let visit = self.plan(&json!(self.people.myself))?;
                self.arrive(&visit, contact)?;
                self.report(&visit)?;
                self.sign(&visit, contact)
            }
        }
    }

    fn does(&self, command: &str, input: Value) -> Result<(), Fault> {
        self.desk.does(command, input).map(drop)
    }

    fn hand_over(&self) -> Result<(), Fault> {
        self.does("tickets.hand_over", json!({"id": self.id, "to": self.people.zhou, "remark": ""}))
    }

    /// Assessed and given to a technician; answers the visit.
    fn plan(&self, technician: &Value) -> Result<Value, Fault> {
        self.hand_over()?;
        self.does(
            "tickets.triage",
            json!({"id": self.id, "severity": "s2", "nature": "需上门检查", "assessors": [self.people.zhou],
                   "priority_reason": "", "charge_class": "free", "charge_reason": "按约定免费"}),
        )?;
        self.does("tickets.plan_not_needed", json!({"id": self.id}))?;
        let planned = self.desk.does(
            "visits.plan",
            json!({"ticket": self.id, "technicians": [technician], "planned_at": self.desk.ago(-60),
                   "agreed_at": self.desk.ago(-120), "mode": "on_site"}),
        )?;
        Ok(planned["id"].clone())
    }

    fn arrive(&self, visit: &Value, contact: &str) -> Result<(), Fault> {
        let list: Vec<Value> =
            CHECKLIST.iter().map(|item| json!({"item": item, "done": true, "reason": ""})).collect();
        self.does("visits.confirm", json!({"id": visit}))?;
        self.does("visits.depart", json!({"id": visit, "checklist": list}))?;
        self.does(
            "visits.arrive",
            json!({"id": visit, "person_met": contact, "person_met_post": "负责人", "identity_stated": true}),
        )
    }

    fn report(&self, visit: &Value) -> Result<(), Fault> {
        for view in ["whole", "nameplate", "fault", "old_part", "after", "counter"] {
            self.does("visits.add_photo", json!({"visit": visit, "base64": PHOTO, "view": view}))?;
        }
        self.does(
            "visits.save",
            json!({"id": visit, "fields": {
                "account": "三层全部内机不制热，昨天开始", "look": "室外机结霜", "found_problem": "四通阀线圈断路",
                "cause_code": "wear", "cause": "线圈老化", "responsibility": "product", "user_agrees": true,
                "work_done": "更换四通阀线圈，补充制冷剂 0.4 kg", "result": "solved",
                "guidance": "每季清洗室外机", "fees_none": true, "dismantled_before": false,
                "tests": [{"item": "出风温度", "value": "42 ℃", "limit": "≥ 38 ℃", "passed": true}]}}),
        )?;
        self.does(
            "visits.save_parts",
            json!({"visit": visit, "parts": [{"id": self.desk.core.fresh_id::<crate::kernel::session::PersonId>(),
                   "name": "四通阀线圈", "part_number": "SHF-20", "quantity": 1, "reason": "断路",
                   "old_serial": "", "new_serial": "", "old_part": "brought_back", "old_part_note": "",
                   "unit_price": 0}]}),
        )?;
        self.does("visits.work_done", json!({"id": visit}))?;
        self.does(
            "visits.save",
            json!({"id": visit, "fields": {"opinion": "满意，处理得很快", "survey": "answered", "survey_score": 5}}),
        )
    }

    fn sign(&self, visit: &Value, contact: &str) -> Result<(), Fault> {
        let shown = self.desk.does("acceptance.present", json!({"visit": visit, "mode": "on_site"}))?;
        self.does(
            "acceptance.sign",
            json!({"round": shown["round"]["id"], "content_digest": shown["content_digest"],
                   "signer_name": contact, "signer_role": "工程总监", "signer_phone": "13800000002", "relation": "self",
                   "ink": ink(), "started_at": self.desk.ago(0)}),
        )
    }
}

/// A signature as a pen would give it.
fn ink() -> Value {
    let stroke = |n: i64| -> Vec<Value> {
        (0..36)
            .map(|i| {
                let (x, y) = (80 + i * 22 + (i * n) % 9, 90 + n * 70 + (i * (3 + n)) % 40);
                json!({"x": x, "y": y, "t": n * 900 + i * 11, "p": 400 + (i * 5) % 300})
            })
            .collect()
    };
    json!({"width": 1200, "height": 400, "input": "pen", "strokes": [stroke(0), stroke(1), stroke(2)]})
}

/// A grey picture, in a camera's format.
const PHOTO: &str = "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z";
