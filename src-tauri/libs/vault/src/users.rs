//! Who may unlock: adding, resetting, changing and removing slots while the vault is open.

use crate::slots::{Kind, Slot, Slots, fit, same_name};
use crate::vault::hold;
use crate::{RecoveryCode, Vault, VaultError};

impl Vault {
    /// Adds a user, or gives a known one a new password without asking for the old: the
    /// administrator's reset. Who may do that is the caller's rule.
    pub fn set_user(&self, user: &str, password: &str) -> Result<(), VaultError> {
        fit("user", &same_name(user))?;
        fit("password", password)?;
        let slot = Slot::wrap(Kind::User, user, password, &self.master, self.options.cost)?;
        self.rewrite(|slots| {
            slots.put(slot);
            Ok(())
        })
    }

    /// A user's own change; the old password must fit.
    pub fn change_password(&self, user: &str, old: &str, new: &str) -> Result<(), VaultError> {
        if !self.verify_password(user, old)? {
            return Err(VaultError::WrongPassword);
        }
        self.set_user(user, new)
    }

    /// Takes a user's slot away. Someone who kept a copy of the folder can still open that copy.
    pub fn remove_user(&self, user: &str) -> Result<(), VaultError> {
        self.rewrite(|slots| slots.remove(user))
    }

    /// Whether this password opens this user's slot; takes as long as unlocking.
    pub fn verify_password(&self, user: &str, password: &str) -> Result<bool, VaultError> {
        let slot = hold(&self.slots).user(user)?.clone();
        Ok(slot.unwrap_with(password)?.is_some())
    }

    /// A new recovery code; the old one stops working.
    pub fn renew_recovery(&self) -> Result<RecoveryCode, VaultError> {
        let code = RecoveryCode::generate()?;
        let slot = Slot::wrap(Kind::Recovery, "", code.as_secret(), &self.master, self.options.cost)?;
        self.rewrite(|slots| {
            slots.put(slot);
            Ok(())
        })?;
        Ok(code)
    }

    /// The open vault's own slots are the truth: an edit made meanwhile does not get sealed in.
    fn rewrite(&self, change: impl FnOnce(&mut Slots) -> Result<(), VaultError>) -> Result<(), VaultError> {
        let mut held = hold(&self.slots);
        let mut next = held.clone();
        change(&mut next)?;
        next.write(&self.paths.slots(), &self.master)?;
        *held = next;
        Ok(())
    }
}
