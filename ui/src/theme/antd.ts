// The component suite's theme, from the tokens.
import { theme as antdTheme, type ThemeConfig } from 'antd';
import type { MapToken } from 'antd/es/theme/interface';
import { colours, fontFamily, monoFamily, radii, sizes } from './tokens';

export function antdConfig(dark: boolean): ThemeConfig {
  const c = dark ? colours.dark : colours.light;
  return {
    // The suite shades the seeds it is given, in the dark most of all; ours are chosen for contrast and stay as they are.
    algorithm: [
      dark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
      (_seed, map) => ({
        ...(map as MapToken), colorPrimary: c.accent, colorInfo: c.info, colorSuccess: c.ok, colorWarning: c.warn, colorError: c.bad, colorLink: c.accent,
      }),
    ],
    // Component styles come from antd.css; only the variables are set at run time (docs/adr/0003).
    zeroRuntime: true,
    hashed: false,
    cssVar: { key: 'ac-antd' },
    token: {
      fontFamily,
      fontFamilyCode: monoFamily,
      fontSize: sizes.body,
      borderRadius: radii.base,
      borderRadiusSM: radii.small,
      borderRadiusLG: radii.large,
      controlHeight: sizes.control,
      motionUnit: 0.05,
      colorPrimary: c.accent,
      colorPrimaryHover: c['accent-hover'],
      colorPrimaryActive: c['accent-hover'],
      colorPrimaryBg: c['accent-soft'],
      colorInfo: c.info,
      colorInfoBg: c['info-soft'],
      colorSuccess: c.ok,
      colorSuccessBg: c['ok-soft'],
      colorWarning: c.warn,
      colorWarningBg: c['warn-soft'],
      colorError: c.bad,
      colorErrorBg: c['bad-soft'],
      colorLink: c.accent,
      colorLinkHover: c['accent-hover'],
      colorBgBase: c.surface,
      colorTextBase: c.text,
      colorText: c.text,
      colorTextSecondary: c['text-2'],
      colorTextTertiary: c['text-3'],
      colorTextQuaternary: c['text-3'],
      colorTextDescription: c['text-3'],
      colorTextPlaceholder: c['text-3'],
      colorTextDisabled: c['text-3'],
      colorTextLightSolid: c['on-accent'],
      colorBgLayout: c.ground,
      colorBgContainer: c.surface,
      colorBgElevated: c.raised,
      colorBgSpotlight: dark ? c['line-strong'] : c.text,
      colorBgContainerDisabled: c.hover,
      colorBgMask: c.veil,
      colorBorder: c.control,
      colorBorderSecondary: c.line,
      colorBorderDisabled: c.line,
      colorFillAlter: c.sunken,
      colorSplit: c.line,
      controlItemBgHover: c.hover,
      controlItemBgActive: c.selected,
      controlItemBgActiveHover: c.selected,
      controlOutline: 'transparent',
      boxShadow: `0 4px 16px ${c.shade}`,
      boxShadowSecondary: `0 4px 16px ${c.shade}`,
      boxShadowTertiary: 'none',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Form: { itemMarginBottom: 12, verticalLabelPadding: '0 0 4px', labelColor: c['text-2'] },
      Tooltip: { colorTextLightSolid: dark ? c.text : c.surface },
      Tabs: { horizontalMargin: '0', horizontalItemPadding: '8px 0' },
      Modal: { titleFontSize: 16 },
    },
  };
}
