//! Exports of the usual customer systems: how to tell them, and what their columns mean where the general words do not say it.

use serde::{Deserialize, Serialize};
use specta::Type;

use lanewise_method::fold::fold;

use super::Target;
use super::similar::plain;
use super::systems::{
    Columns, DYNAMICS, DYNAMICS_SIGNS, HUBSPOT, HUBSPOT_SIGNS, ODOO, ODOO_SIGNS, PIPEDRIVE, PIPEDRIVE_SIGNS, SALESFORCE,
    SALESFORCE_SIGNS, Signs,
};

/// A customer system whose exports are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Crm {
    /// Salesforce: reports and object exports of accounts, leads and opportunities.
    Salesforce,
    /// HubSpot: companies, contacts and deals.
    Hubspot,
    /// Microsoft Dynamics 365 Sales: "Export to Excel" of accounts, leads and opportunities.
    Dynamics,
    /// Odoo: contacts, leads and opportunities.
    Odoo,
    /// Pipedrive: organisations, people, deals.
    Pipedrive,
}

impl Crm {
    /// All systems.
    pub const ALL: [Self; 5] = [Self::Salesforce, Self::Hubspot, Self::Dynamics, Self::Odoo, Self::Pipedrive];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Salesforce => "Salesforce",
            Self::Hubspot => "HubSpot",
            Self::Dynamics => "Dynamics 365",
            Self::Odoo => "Odoo",
            Self::Pipedrive => "Pipedrive",
        }
    }

    /// The system that these headers come from, if enough of them speak for one.
    pub(super) fn of(headers: &[String]) -> Option<Self> {
        let headers: Vec<(String, String)> = headers.iter().map(|h| (fold(h), plain(h))).collect();
        let mut best = None;
        let mut tie = false;
        for crm in Self::ALL {
            let signs = crm.signs();
            let points: u32 = headers
                .iter()
                .map(|(folded, plain)| {
                    let starts = signs.starts.iter().any(|s| folded.starts_with(s));
                    let sure = starts || signs.sure.contains(&plain.as_str());
                    if sure { 3 } else { u32::from(signs.usual.contains(&plain.as_str())) }
                })
                .sum();
            match best {
                Some((most, _)) if points < most => {}
                Some((most, _)) if points == most => tie = true,
                _ => (best, tie) = (Some((points, crm)), false),
            }
        }
        best.filter(|(points, _)| *points >= 3 && !tie).map(|(_, crm)| crm)
    }

    /// Where a column of its exports goes, by its header in plain form, and how many other names (0-9) this system prefers for it.
    pub(super) fn target(self, header: &str) -> Option<(Target, u8)> {
        let known = self.columns();
        let rank = |names: &[&str]| names.iter().position(|n| *n == header);
        if let Some((field, rank)) = known.fields.iter().find_map(|(names, field)| rank(names).map(|r| (*field, r))) {
            return Some((Target::Field(field), u8::try_from(rank).unwrap_or(9).min(9)));
        }
        let ignored = known.ignored.contains(&header) || known.ignored_starts.iter().any(|s| header.starts_with(s));
        if ignored {
            return Some((Target::Ignore, 0));
        }
        known.attributes.contains(&header).then_some((Target::Attribute, 0))
    }

    const fn signs(self) -> &'static Signs {
        match self {
            Self::Salesforce => &SALESFORCE_SIGNS,
            Self::Hubspot => &HUBSPOT_SIGNS,
            Self::Dynamics => &DYNAMICS_SIGNS,
            Self::Odoo => &ODOO_SIGNS,
            Self::Pipedrive => &PIPEDRIVE_SIGNS,
        }
    }

    const fn columns(self) -> &'static Columns {
        match self {
            Self::Salesforce => &SALESFORCE,
            Self::Hubspot => &HUBSPOT,
            Self::Dynamics => &DYNAMICS,
            Self::Odoo => &ODOO,
            Self::Pipedrive => &PIPEDRIVE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(headers: &[&str]) -> Option<Crm> {
        Crm::of(&headers.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    #[test]
    fn headers_stand_in_their_plain_form() {
        for crm in Crm::ALL {
            let (signs, columns) = (crm.signs(), crm.columns());
            let words = signs.sure.iter().chain(signs.usual).chain(columns.attributes).chain(columns.ignored);
            assert!(signs.starts.iter().all(|s| fold(s) == s.trim_end()), "{crm:?}");
            for word in words.chain(columns.fields.iter().flat_map(|(names, _)| *names)) {
                assert_eq!(&plain(word), word, "{crm:?} would never meet this");
            }
        }
    }

    #[test]
    fn tells_systems_by_their_headers() {
        for (crm, headers) in [
            (Crm::Salesforce, &["Account ID", "Account Name", "Billing Country", "Type"][..]),
            (Crm::Salesforce, &["Id", "IsDeleted", "Name", "BillingCountry", "NumberOfEmployees"]),
            (Crm::Salesforce, &["Nome account", "Titolare account", "Settore"]),
            (Crm::Salesforce, &["Nombre de la cuenta", "País de facturación", "Empleados"]),
            (Crm::Hubspot, &["Record ID", "Company name", "Company Domain Name", "Lifecycle Stage"]),
            (Crm::Hubspot, &["ID record", "Nome dell'azienda", "Fase del ciclo di vita"]),
            (Crm::Dynamics, &["(Do Not Modify) Account", "Account Name", "Relationship Type"]),
            (Crm::Dynamics, &["(No modificar) Cuenta", "Nombre de cuenta", "Contacto principal"]),
            (Crm::Odoo, &["id", "name", "country_id/id", "tag_ids"]),
            (Crm::Odoo, &["External ID", "Name", "Salesperson", "Tags"]),
            (Crm::Pipedrive, &["Organization - ID", "Organization - Name", "Deal - Stage"]),
            (Crm::Pipedrive, &["Organización - Nombre", "Trato - Etapa"]),
        ] {
            assert_eq!(of(headers), Some(crm), "{headers:?}");
        }
    }

    #[test]
    fn plain_tables_come_from_nowhere() {
        for headers in [
            &["Name", "Country", "Website"][..],
            &["record_id", "name", "stage", "annual_revenue", "deal size"],
            &["company", "industry", "employees"],
            &["a", "b"],
            &[],
        ] {
            assert_eq!(of(headers), None, "{headers:?}");
        }
    }
}
