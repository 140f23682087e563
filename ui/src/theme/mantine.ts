import {
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  Menu,
  Modal,
  ModalRoot,
  Radio,
  Tooltip,
  type VariantColorsResolver,
} from "@mantine/core";

/** Ten shades of one token: the shade is decided by the token, which follows the theme. */
function token(name: string): MantineColorsTuple {
  const shade = `var(--${name})`;
  return [shade, shade, shade, shade, shade, shade, shade, shade, shade, shade];
}

/** A filled control is ink on paper turned inside out; its words take the sheet's colour. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  if (input.variant !== "filled") {
    return colors;
  }
  const accent = input.color === "accent";
  return {
    ...colors,
    background: accent ? "var(--accent)" : "var(--ink)",
    hover: accent
      ? "color-mix(in oklab, var(--accent) 88%, var(--sheet))"
      : "color-mix(in oklab, var(--ink) 86%, var(--sheet))",
    color: accent ? "var(--on-accent)" : "var(--sheet)",
    border: "1px solid transparent",
  };
};

function family(name: string, base: string, on: string): Record<string, string> {
  return {
    [`--mantine-color-${name}-text`]: base,
    [`--mantine-color-${name}-filled`]: base,
    [`--mantine-color-${name}-filled-hover`]: `color-mix(in oklab, ${base} 86%, var(--sheet))`,
    [`--mantine-color-${name}-light`]: "var(--accent-soft)",
    [`--mantine-color-${name}-light-hover`]: "var(--accent-soft)",
    [`--mantine-color-${name}-light-color`]: base,
    [`--mantine-color-${name}-outline`]: base,
    [`--mantine-color-${name}-outline-hover`]: "var(--hover)",
    [`--mantine-color-${name}-contrast`]: on,
  };
}

const surfaces: Record<string, string> = {
  "--mantine-color-body": "var(--sheet)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-bright": "var(--ink)",
  "--mantine-color-dimmed": "var(--ink-2)",
  "--mantine-color-placeholder": "var(--ink-3)",
  "--mantine-color-anchor": "var(--accent)",
  "--mantine-color-error": "var(--tier-4-text)",
  "--mantine-color-success": "var(--tier-1-text)",
  "--mantine-color-default": "var(--sheet)",
  "--mantine-color-default-hover": "color-mix(in oklab, var(--sheet) 95%, var(--ink))",
  "--mantine-color-default-color": "var(--ink)",
  "--mantine-color-default-border": "var(--rule-2)",
  "--mantine-color-disabled": "var(--sunk)",
  "--mantine-color-disabled-color": "var(--ink-3)",
  "--mantine-color-disabled-border": "var(--rule)",
  "--mantine-primary-color-contrast": "var(--sheet)",
  ...family("ink", "var(--ink)", "var(--sheet)"),
  ...family("accent", "var(--accent)", "var(--on-accent)"),
};

/** Our tokens under Mantine's names, alike in both schemes because the tokens themselves switch. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: surfaces,
  dark: surfaces,
});

/** Mantine under our tokens: it carries inputs, menus, dialogs and notifications. */
export const theme = createTheme({
  fontFamily: "var(--font-ui)",
  headings: { fontFamily: "var(--font-ui)", fontWeight: "620" },
  // Mantine's own greys, warmed to the paper, for the few parts that ask for a shade by number.
  colors: {
    ink: token("ink"),
    accent: token("accent"),
    gray: [
      "#faf8f3",
      "#f5f2ea",
      "#ece7dc",
      "#e1dbce",
      "#c8c0b0",
      "#a89f8f",
      "#8f8779",
      "#6e675c",
      "#544e46",
      "#1f1c18",
    ],
    dark: [
      "#f3efe7",
      "#c3bcaf",
      "#a0998c",
      "#7c766b",
      "#4d4943",
      "#34312d",
      "#2b2926",
      "#1d1b19",
      "#161513",
      "#0f0e0d",
    ],
  },
  primaryColor: "ink",
  primaryShade: 6,
  black: "#1f1c18",
  white: "#fffefb",
  defaultRadius: "var(--radius-control)",
  fontSizes: { xs: "0.78125rem", sm: "0.8125rem", md: "0.875rem", lg: "0.9375rem", xl: "1.375rem" },
  lineHeights: { xs: "1.36", sm: "1.385", md: "1.43", lg: "1.34", xl: "1.27" },
  spacing: { xs: "0.375rem", sm: "0.625rem", md: "1rem", lg: "1.5rem", xl: "2rem" },
  cursorType: "pointer",
  // A class without rules: the page's own :focus-visible draws the one ring.
  focusClassName: "focusable",
  respectReducedMotion: true,
  variantColorResolver,
  components: {
    Button: Button.extend({
      defaultProps: { size: "sm", variant: "default" },
      styles: { label: { fontWeight: 550 } },
      vars: () => ({ root: { "--button-height": "2.125rem", "--button-padding-x": "0.875rem" } }),
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 350, withArrow: false, offset: 6 },
    }),
    // The first entry takes the focus; an empty placeholder inside a menu is no entry of it.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    // A tick on ink: Mantine's own stays white, and so does the ink in the dark.
    Checkbox: Checkbox.extend({ defaultProps: { iconColor: "var(--sheet)" } }),
    Radio: Radio.extend({ defaultProps: { iconColor: "var(--sheet)" } }),
    Modal: Modal.extend({ defaultProps: { transitionProps: { duration: 120 } } }),
    ModalRoot: ModalRoot.extend({ defaultProps: { transitionProps: { duration: 120 } } }),
  },
});
