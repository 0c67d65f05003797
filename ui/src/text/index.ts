export { faultWords, fieldFaultWords, type FaultWords } from './fault';
export { loadCatalogue, locale, localeChosen, maybe, setFirmWords, setLocale, t, useLocale, useText, type Args, type FirmWord, type Locale, type Say } from './text';
