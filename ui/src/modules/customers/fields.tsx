// A field of the customer's file is described here once: for the list, the form and the facts.
import { describe, listed, options } from '../../field';
import { maybe } from '../../text';
import type { Contact, Customer, CustomerRow, Phone, Site } from '../../wire.gen';

export const kinds = listed('customer_kind', 'customers-kind-', ['person', 'organisation', 'partner', 'agent']);
/** A private customer, whatever the firm calls the kind. */
export const isPerson = (kind: string) => kind.split('-')[0] === 'person';
export const grades = options('customers-grade-', { ordinary: 'idle', key: 'info', vip: 'warn' });

export const stages = options('customers-stage-', ['enquiry', 'prospect', 'deposit_paid', 'to_be_signed', 'in_progress', 'completed', 'member', 'lost']);
export const amongs = options('customers-among-', ['new_unseen', 'review_due', 'possibly_lost']);

/** A region by its name of now; one the list does not know goes by its code. */
export const regionName = (code: string) => maybe(`customers-region-${code}`) ?? code;

export const listFields = describe<CustomerRow>()({
  number: { kind: 'text', label: 'customers-number', mono: true, width: 130 },
  name: { kind: 'text', label: 'customers-name', grow: true, width: 200 },
  kind: { kind: 'select', label: 'customers-kind', options: kinds, width: 100 },
  grade: { kind: 'state', label: 'customers-grade', options: grades, width: 100 },
  phone: { kind: 'text', label: 'customers-phone', width: 140 },
  address: { kind: 'text', label: 'customers-address', grow: true, width: 240 },
  region: { kind: 'text', label: 'customers-region', width: 90, hidden: true, says: regionName },
  owner_name: { kind: 'text', label: 'customers-owner', width: 90, hidden: true },
  source_number: { kind: 'text', label: 'customers-source_number', mono: true, width: 110 },
});

export const fields = describe<Customer & { owner_name: string }>()({
  name: { kind: 'text', label: 'customers-name', required: true, max: 200 },
  kind: { kind: 'select', label: 'customers-kind', options: kinds, required: true },
  grade: { kind: 'state', label: 'customers-grade', options: grades, required: true },
  region: { kind: 'text', label: 'customers-region', max: 40, says: regionName },
  owner: { kind: 'text', label: 'customers-owner' },
  owner_name: { kind: 'text', label: 'customers-owner' },
  birthday: { kind: 'day', label: 'customers-birthday' },
  opened_on: { kind: 'day', label: 'customers-opened_on' },
  source_number: { kind: 'text', label: 'customers-source_number', hint: 'customers-source_number-hint', mono: true, max: 60 },
  note: { kind: 'area', label: 'customers-note', max: 2000 },
  active: { kind: 'yesno', label: 'customers-active' },
});

export const contactFields = describe<Contact>()({
  name: { kind: 'text', label: 'customers-contact-name', required: true, max: 60 },
  post: { kind: 'text', label: 'customers-contact-post', max: 60 },
  email: { kind: 'text', label: 'customers-contact-email', max: 120 },
});

// Plain text and not digits: an extension (转802) is part of a number.
export const phoneFields = describe<Phone & { number: string }>()({
  number: { kind: 'text', label: 'customers-phone-number', required: true, max: 40 },
  contact: { kind: 'text', label: 'customers-phone-contact' },
  label: { kind: 'text', label: 'customers-phone-label', max: 30 },
});

export const siteFields = describe<Site>()({
  name: { kind: 'text', label: 'customers-site-name', max: 60 },
  address: { kind: 'text', label: 'customers-site-address', required: true, max: 300 },
  zone: { kind: 'text', label: 'customers-site-zone', max: 30 },
  note: { kind: 'text', label: 'customers-site-note', max: 300 },
});
