export default Object.values(
  import.meta.glob<string>('../../../assets/locales/zh-CN/*.ftl', { eager: true, query: '?raw', import: 'default' }),
);
