export { Attachments, type AttachmentsOf } from './Attachments';
