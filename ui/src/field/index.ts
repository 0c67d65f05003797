export { describe, listed, offered, options, setListed, type Field, type FieldKind, type Fields, type Option, type PickItem, type Tone } from './field';
export { Show, Tag, TimeLeft, useShown, words, type Shown } from './show';
