export { faultWords, fieldFaultWords, type FaultWords } from './fault';
export { loadCatalogue, locale, localeChosen, maybe, setLocale, t, useLocale, useText, type Args, type Locale, type Say } from './text';
