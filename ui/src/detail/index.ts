export { Block, Detail, Facts, Steps, Timeline, type DetailProps, type Happening, type Step } from './Detail';
