-- Who pays whom.

CREATE TABLE payments (
    deal_id VARCHAR NOT NULL,
    payer_id VARCHAR NOT NULL,
    payee_id VARCHAR NOT NULL,
    class VARCHAR NOT NULL,
    shared BOOLEAN NOT NULL,
    deal_no INTEGER NOT NULL
);
COMMENT ON TABLE payments IS 'Each payer of a deal with each payee, derived from parties; the view flows has the names and figures as well';
COMMENT ON COLUMN payments.deal_id IS 'The deal';
COMMENT ON COLUMN payments.payer_id IS 'The company that gives money';
COMMENT ON COLUMN payments.payee_id IS 'The company that gets it';
COMMENT ON COLUMN payments.class IS 'What the money is for: equity, purchase (goods and services) or debt';
COMMENT ON COLUMN payments.shared IS 'Whether the amount of the deal covers several payers or payees together';
COMMENT ON COLUMN payments.deal_no IS 'The number of the deal';

CREATE VIEW flows AS
SELECT
    d.deal_id,
    m.payer_id,
    payer.name AS payer,
    m.payee_id,
    payee.name AS payee,
    d.kind,
    m.class,
    d.amount,
    d.amount_max,
    d.amount_usd,
    d.currency,
    d.bound,
    m.shared,
    d.stage,
    d.confirmation,
    d.date,
    d.date_on
FROM payments AS m
JOIN deals AS d USING (deal_id)
JOIN companies AS payer ON payer.company_id = m.payer_id
JOIN companies AS payee ON payee.company_id = m.payee_id;
COMMENT ON VIEW flows IS 'Who pays whom: one row for each payer and payee of a deal. Whoever has a part of a funding round of their own is shown with that part only, and a seller is paid in place of the target';
COMMENT ON COLUMN flows.deal_id IS 'The deal';
COMMENT ON COLUMN flows.payer_id IS 'The company that gives money';
COMMENT ON COLUMN flows.payer IS 'Its name';
COMMENT ON COLUMN flows.payee_id IS 'The company that gets it';
COMMENT ON COLUMN flows.payee IS 'Its name';
COMMENT ON COLUMN flows.kind IS 'The kind of deal';
COMMENT ON COLUMN flows.class IS 'What the money is for: equity, purchase (goods and services) or debt';
COMMENT ON COLUMN flows.amount IS 'The amount of the deal, in full units of currency';
COMMENT ON COLUMN flows.amount_max IS 'The upper end of a range';
COMMENT ON COLUMN flows.amount_usd IS 'The amount in US dollars of the day of the deal; empty without a rate';
COMMENT ON COLUMN flows.currency IS 'ISO 4217 code of the amount';
COMMENT ON COLUMN flows.bound IS 'How the amount limits the true figure';
COMMENT ON COLUMN flows.shared IS 'Whether the amount covers several payers or payees together, so that the part of each is not known';
COMMENT ON COLUMN flows.stage IS 'The stage of the deal';
COMMENT ON COLUMN flows.confirmation IS 'Who says so';
COMMENT ON COLUMN flows.date IS 'The best known date of the deal';
COMMENT ON COLUMN flows.date_on IS 'The first day of date';
