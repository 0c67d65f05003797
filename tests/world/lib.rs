//! The world of the journeys: named people at a firm's desk, and what they do most often.
#![allow(clippy::unwrap_used, reason = "a world that cannot be set up must fail loudly")]

pub use aftercare_core::testing::{Desk, MORNING, PASSWORD};
use serde_json::{Value, json};

/// A firm with 前台小陈 (`chen`), 主管老周 (`zhou`) and 技术员李工 (`li`).
pub struct Firm {
    /// The desk they share.
    pub desk: Desk,
    /// The technician's id.
    pub li: Value,
}

impl Firm {
    /// A firm of preset GEN with its people, signed in as the first administrator.
    pub fn open() -> Firm {
        let desk = Desk::open();
        let add = |login: &str, name: &str, role: &str| {
            desk.must(
                "people.save",
                json!({"id": null, "login": login, "name": name, "roles": [role], "password": PASSWORD, "active": true}),
            )
        };
        add("chen", "陈前台", "front_desk");
        add("zhou", "周主管", "service_supervisor");
        let li = add("li", "李工", "technician");
        Firm { desk, li }
    }

    /// Chooses a folder for sealed papers beside the vault and answers it.
    pub fn choose_folder(&self) -> std::path::PathBuf {
        let folder = self.desk.dir.path().join("报告");
        std::fs::create_dir(&folder).unwrap();
        self.desk.must("documents.set_folder", json!({"path": folder}));
        folder
    }

    /// Every table equals what the journal says, and every chain is whole. Asked as the administrator.
    pub fn assert_whole(&self) {
        self.desk.sign_in("admin");
        assert_eq!(self.desk.must("journal.rebuild_check", json!({})), json!([]), "tables are projections");
        assert_eq!(self.desk.must("journal.verify", json!({}))["whole"], true, "T-03: every chain holds");
    }
}

/// Strokes as a pen gives them; another `seed` is another hand.
pub fn handwriting(seed: i64) -> Value {
    let stroke = |n: i64| -> Vec<Value> {
        (0..36)
            .map(|i| {
                let x = 80 + i * 22 + (seed * 7 + i * n) % 9;
                let y = 90 + n * 70 + (i * (3 + n) + seed) % 40;
                json!({"x": x, "y": y, "t": n * 900 + i * 11, "p": 400 + (i * 5) % 300})
            })
            .collect()
    };
    json!({"width": 1200, "height": 400, "input": "pen", "strokes": [stroke(0), stroke(1), stroke(2)]})
}
