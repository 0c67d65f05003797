export { useDraft, type Draft } from './draft';
export { ChoiceInput, DayInput, MomentInput, MoneyInput, PhoneInput, PickInput } from './inputs';
export { Field, RecordForm, SaveButton, showAtFields, useForget, type FieldProps, type RecordFormProps } from './RecordForm';
