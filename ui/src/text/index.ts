export { faultWords, fieldFaultWords, type FaultWords } from './fault';
export { loadCatalogue, locale, localeChosen, maybe, setLocale, t, useLocale, useText, type Args, type Say } from './text';
