//! TypeScript for the window: every command, input, output and enum, generated into one committed file.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

use ts_rs::{Config, TS, TypeVisitor};

use super::fault::Fault;
use super::registry::{Kind, Registry};

/// The types commands use.
pub struct Types {
    config: Config,
    declared: BTreeMap<String, String>,
    seen: HashSet<TypeId>,
}

impl Default for Types {
    fn default() -> Self {
        Types {
            config: Config::new().with_large_int("number"),
            declared: BTreeMap::new(),
            seen: HashSet::new(),
        }
    }
}

impl Types {
    /// Adds a type and all it is made of.
    pub fn add<T: TS + 'static>(&mut self) {
        self.visit::<T>();
    }
    /// How the type is written where it is used.
    pub fn name<T: TS>(&self) -> String {
        T::name(&self.config)
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Recursive types (any JSON) come back to themselves.
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        // Only types with a declaration of their own have an output path; the rest are visited through.
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            let declaration = T::decl(&self.config);
            let before = self.declared.insert(name, declaration.clone());
            debug_assert!(before.is_none_or(|b| b == declaration), "two types of one name: {declaration}");
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// The whole generated file.
pub fn typescript(registry: &mut Registry) -> String {
    registry.types.add::<Fault>();
    registry.types.add::<Kind>();
    let mut out = String::from(
        "// Generated from the command table by `make gen`; do not edit.\n\n\
         /** A record's id: UUID text. */\nexport type Id = string;\n\
         /** UTC milliseconds since 1970. */\nexport type Moment = number;\n\
         /** `2026-11-22`, in the firm's zone. */\nexport type Day = string;\n\
         /** Whole fen. */\nexport type Money = number;\n\n",
    );
    for declaration in registry.types.declared.values() {
        let _ = writeln!(out, "export {declaration}");
    }
    out.push_str("\n/** Every command: what goes in, what comes out, and the right it needs. */\nexport interface Commands {\n");
    for command in registry.iter() {
        let kind = serde_json::to_value(command.kind()).unwrap_or_default();
        let _ = writeln!(
            out,
            "  {:?}: {{ input: {}; output: {}; kind: {}; permission: {:?} }};",
            command.name,
            command.input,
            command.output,
            kind,
            command.need.code()
        );
    }
    out.push_str("}\nexport type CommandName = keyof Commands;\n");
    out
}
