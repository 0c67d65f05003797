export default Object.values(
  import.meta.glob<string>('../../../assets/locales/en/*.ftl', { eager: true, query: '?raw', import: 'default' }),
);
