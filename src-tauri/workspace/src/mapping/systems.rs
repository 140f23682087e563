//! The columns of the usual customer systems' exports.
//!
//! Headers stand in their plain form (see [`super::similar::plain`]), starts of headers in their folded form: labels of the screens in
//! English, Italian and Spanish, and names of the programming interfaces.

use super::AccountField;

/// Headers that tell a system.
pub(super) struct Signs {
    /// Starts that only this system has.
    pub(super) starts: &'static [&'static str],
    /// Headers that only this system has.
    pub(super) sure: &'static [&'static str],
    /// Headers that it shares with others; three of them are enough.
    pub(super) usual: &'static [&'static str],
}

/// What is particular about the columns of a system. The general words apply to the rest.
pub(super) struct Columns {
    pub(super) fields: &'static [(&'static [&'static str], AccountField)],
    /// Kept, though the general words would make something else of them.
    pub(super) attributes: &'static [&'static str],
    /// Machinery, and data about persons that scoring has no use for.
    pub(super) ignored: &'static [&'static str],
    pub(super) ignored_starts: &'static [&'static str],
}

#[rustfmt::skip]
pub(super) const SALESFORCE_SIGNS: Signs = Signs {
    starts: &[],
    sure: &[
        "billing country", "billing state province", "billing street", "account record type", "last modified by id",
        "system modstamp", "is deleted", "master record id", "opportunity owner", "lead owner", "lead source", "account source",
        "converted account id", "paese di fatturazione", "stato provincia di fatturazione", "titolare account",
        "titolare opportunita", "origine lead", "pais de facturacion", "estado o provincia de facturacion",
        "propietario de la cuenta", "propietario de la oportunidad", "id de la cuenta",
    ],
    usual: &[
        "account id", "account name", "account owner", "number of employees", "annual revenue", "opportunity name",
        "stage name", "owner id", "company account", "lead status", "record type id", "id account", "nome account",
        "nome opportunita", "fatturato annuo", "nombre de la cuenta", "nombre de la oportunidad", "ingresos anuales",
    ],
};

#[rustfmt::skip]
pub(super) const SALESFORCE: Columns = Columns {
    fields: &[
        (&["account id", "id account", "id de la cuenta", "id de cuenta", "id"], AccountField::Key),
        (
            &[
                "account name", "company account", "nome account", "societa account", "nombre de la cuenta", "compania cuenta",
            ],
            AccountField::Name,
        ),
        (&["billing country", "country", "paese di fatturazione", "pais de facturacion"], AccountField::Country),
        (
            &["billing state province", "billing state", "stato provincia di fatturazione", "estado o provincia de facturacion"],
            AccountField::Region,
        ),
        (
            &[
                "type", "account type", "stage", "stage name", "lead status", "tipo", "fase", "etapa", "stato lead",
                "estado del lead",
            ],
            AccountField::Stage,
        ),
        (
            &[
                "account owner", "opportunity owner", "lead owner", "titolare account", "titolare", "propietario de la cuenta",
            ],
            AccountField::Owner,
        ),
    ],
    attributes: &["opportunity name", "nome opportunita", "nombre de la oportunidad", "lead source", "account source", "rating"],
    ignored: &[
        "is deleted", "master record id", "system modstamp", "last modified by id", "created by id", "last viewed date",
        "last referenced date", "record type id", "owner id", "photo url", "jigsaw", "jigsaw company id", "clean status",
        "phone", "fax", "email", "telefono", "last modified date", "last activity", "last activity date", "first name",
        "last name", "nome", "cognome", "nombre", "apellidos",
    ],
    ignored_starts: &["billing latitude", "billing longitude", "billing geocode", "shipping "],
};

#[rustfmt::skip]
pub(super) const HUBSPOT_SIGNS: Signs = Signs {
    starts: &["associated company id", "associated contact id", "hs "],
    sure: &[
        "company domain name", "company owner", "hubspot team", "hubspot score", "create date", "number of form submissions",
        "became a customer date", "record source", "nome di dominio dell azienda", "proprietario dell azienda", "team hubspot",
        "nombre de dominio de la empresa", "propietario de la empresa", "equipo de hubspot", "hubspot owner id",
    ],
    usual: &[
        "record id", "company name", "lifecycle stage", "number of employees", "annual revenue", "lead status", "year founded",
        "id record", "id del record", "nome dell azienda", "nome azienda", "fase del ciclo di vita", "ciclo di vita",
        "numero di dipendenti", "id de registro", "id del registro", "nombre de la empresa", "etapa del ciclo de vida",
        "numero de empleados", "lifecyclestage", "deal stage", "deal name", "pipeline",
    ],
};

#[rustfmt::skip]
pub(super) const HUBSPOT: Columns = Columns {
    fields: &[
        (&["record id", "id record", "id del record", "id de registro", "id del registro", "hs object id"], AccountField::Key),
        (
            &[
                "company name", "nome dell azienda", "nome azienda", "nombre de la empresa", "associated company", "name",
            ],
            AccountField::Name,
        ),
        (
            &["company domain name", "nome di dominio dell azienda", "nombre de dominio de la empresa", "website url", "domain"],
            AccountField::Website,
        ),
        (
            &[
                "country region", "country", "paese area geografica", "paese regione", "pais region", "pais o region",
            ],
            AccountField::Country,
        ),
        (
            &[
                "state region", "state", "stato area geografica", "stato regione", "estado region", "estado o region",
            ],
            AccountField::Region,
        ),
        (
            &[
                "lifecycle stage", "fase del ciclo di vita", "ciclo di vita", "etapa del ciclo de vida", "lifecyclestage",
                "deal stage",
            ],
            AccountField::Stage,
        ),
        (
            &[
                "company owner", "proprietario dell azienda", "propietario de la empresa", "deal owner", "contact owner",
            ],
            AccountField::Owner,
        ),
        (
            &[
                "became a customer date", "data di acquisizione come cliente", "fecha en que se convirtio en cliente",
            ],
            AccountField::Since,
        ),
    ],
    attributes: &["deal name", "lead status", "stato lead", "estado del lead", "type", "about us", "year founded"],
    ignored: &[
        "hubspot owner id", "hs lastmodifieddate", "last modified date", "create date", "last activity date", "email",
        "phone number", "mobile phone number", "first name", "last name", "hubspot team", "team hubspot", "equipo de hubspot",
        "last contacted", "nome", "cognome", "numero di telefono", "nombre", "apellidos", "numero de telefono",
    ],
    ignored_starts: &["associated contact", "associated deal", "number of times", "number of pageviews", "number of sessions"],
};

#[rustfmt::skip]
pub(super) const DYNAMICS_SIGNS: Signs = Signs {
    starts: &["(do not modify) ", "(non modificare) ", "(no modificar) "],
    sure: &[
        "relationship type", "customertypecode", "websiteurl", "industrycode", "address 1 country region", "potential customer",
        "ownership",
    ],
    usual: &[
        "account name", "main phone", "primary contact", "annual revenue", "no of employees", "number of employees",
        "account number", "accountid", "nome account", "contatto primario", "tipo di relazione", "numero di dipendenti",
        "nombre de cuenta", "contacto principal", "tipo de relacion", "numero de empleados", "telefono principale",
        "telefono principal", "est revenue", "topic",
    ],
};

#[rustfmt::skip]
pub(super) const DYNAMICS: Columns = Columns {
    fields: &[
        (
            &[
                "do not modify account", "do not modify lead", "non modificare account", "no modificar cuenta", "accountid",
                "account id",
            ],
            AccountField::Key,
        ),
        (
            &[
                "account name", "potential customer", "company name", "nome account", "nome societa", "nombre de cuenta",
                "nombre de la cuenta", "name", "account",
            ],
            AccountField::Name,
        ),
        (&["websiteurl", "website"], AccountField::Website),
        (&["industrycode", "industry"], AccountField::Industry),
        (&["address 1 country region", "indirizzo 1 paese", "direccion 1 pais o region"], AccountField::Country),
        (&["address 1 state province", "indirizzo 1 provincia", "direccion 1 estado o provincia"], AccountField::Region),
        (
            &[
                "no of employees", "numberofemployees", "numero di dipendenti", "n di dipendenti", "numero de empleados",
                "n de empleados",
            ],
            AccountField::Employees,
        ),
        (&["revenue", "annual revenue"], AccountField::Revenue),
        (
            &[
                "relationship type", "customertypecode", "tipo di relazione", "tipo relazione", "tipo de relacion",
            ],
            AccountField::Stage,
        ),
        (&["owner", "ownerid", "proprietario", "propietario"], AccountField::Owner),
    ],
    attributes: &["topic", "est revenue", "parent account", "ownership", "status", "status reason"],
    ignored: &[
        "primary contact", "main phone", "email primary contact", "email", "primarycontactid", "telephone1",
        "contatto primario", "telefono principale", "contacto principal", "telefono principal", "modified on",
    ],
    ignored_starts: &["do not modify ", "non modificare ", "no modificar "],
};

#[rustfmt::skip]
pub(super) const ODOO_SIGNS: Signs = Signs {
    starts: &["country id", "stage id", "partner id", "user id ", "tag ids", "category id", "industry id", "state id", "team id"],
    sure: &[
        "partner name", "is company", "id esterno", "id externo", "display name", "expected revenue", "company currency",
        "nome visualizzato",
    ],
    usual: &[
        "external id", "salesperson", "sales team", "tags", "etichette", "etiquetas", "addetto vendite", "comercial",
        "vendedor", "ricavo previsto", "ricavi previsti", "ingreso esperado", "ingresos esperados", "nombre a mostrar",
        "nombre mostrado", "nombre en pantalla", "user id", "is a company",
    ],
};

#[rustfmt::skip]
pub(super) const ODOO: Columns = Columns {
    fields: &[
        (&["external id", "id esterno", "id externo", "id"], AccountField::Key),
        (
            &[
                "partner name", "partner id", "partner id name", "company name", "commercial company name", "customer",
                "nome azienda", "nombre de la empresa", "name", "display name", "nome", "nome visualizzato", "nombre",
                "nombre a mostrar", "nombre mostrado", "nombre en pantalla",
            ],
            AccountField::Name,
        ),
        (&["country id", "country id name", "country"], AccountField::Country),
        (&["state id", "state id name", "state", "fed state"], AccountField::Region),
        (&["industry id", "industry id name", "industry"], AccountField::Industry),
        (&["stage id", "stage id name", "stage"], AccountField::Stage),
        (&["user id", "user id name", "salesperson", "addetto vendite", "comercial", "vendedor"], AccountField::Owner),
        (&["comment", "description", "notes", "internal notes"], AccountField::Note),
    ],
    attributes: &[
        "tag ids", "category id", "category id name", "tags", "etichette", "etiquetas", "expected revenue", "probability",
        "team id", "ref",
    ],
    ignored: &[
        "email", "email from", "phone", "mobile", "company currency", "is company", "create date", "write date", "image 1920",
        "lang", "telefono",
    ],
    ignored_starts: &["country id id", "stage id id", "user id id", "activity ", "message "],
};

#[rustfmt::skip]
pub(super) const PIPEDRIVE_SIGNS: Signs = Signs {
    starts: &[
        "organization - ", "deal - ", "person - ", "organizzazione - ", "affare - ", "trattativa - ", "persona - ",
        "organizacion - ", "trato - ", "negocio - ",
    ],
    sure: &[],
    usual: &[
        "organization", "organizzazione", "organizacion", "pipeline", "closed deals", "open deals", "people",
        "next activity date",
    ],
};

#[rustfmt::skip]
pub(super) const PIPEDRIVE: Columns = Columns {
    fields: &[
        (&["organization id", "organizzazione id", "organizacion id", "id"], AccountField::Key),
        (
            &[
                "organization name", "deal organization", "person organization", "organizzazione nome", "affare organizzazione",
                "trattativa organizzazione", "organizacion nombre", "trato organizacion", "negocio organizacion",
                "organization", "organizzazione", "organizacion", "name",
            ],
            AccountField::Name,
        ),
        (&["organization website", "organizzazione sito web", "organizacion sitio web"], AccountField::Website),
        (
            &[
                "organization industry", "organizzazione settore", "organizacion sector", "organizacion industria",
            ],
            AccountField::Industry,
        ),
        (
            &[
                "organization country of full combined address of address", "organization address country",
                "organization country", "organizzazione paese", "organizacion pais",
            ],
            AccountField::Country,
        ),
        (
            &[
                "organization number of employees", "organization employee count", "organizzazione numero di dipendenti",
                "organizacion numero de empleados",
            ],
            AccountField::Employees,
        ),
        (
            &[
                "organization annual revenue", "organizzazione fatturato annuo", "organizacion ingresos anuales",
            ],
            AccountField::Revenue,
        ),
        (
            &[
                "deal stage", "affare fase", "trattativa fase", "trato etapa", "negocio etapa", "organization label",
                "organizzazione etichetta", "organizacion etiqueta",
            ],
            AccountField::Stage,
        ),
        (
            &[
                "organization owner", "deal owner", "organizzazione proprietario", "affare proprietario",
                "organizacion propietario", "trato propietario",
            ],
            AccountField::Owner,
        ),
    ],
    attributes: &["deal title", "deal value", "deal status", "deal id", "person id", "person name"],
    ignored: &[],
    ignored_starts: &[
        "person email", "person phone", "person im", "persona e mail", "persona email", "persona telefono", "persona correo",
        "organization update", "organization next activity", "organization last activity", "organization email messages",
        "deal next activity", "deal last activity",
    ],
};
