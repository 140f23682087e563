import { MantineProvider } from "@mantine/core";
import { type RenderResult, render } from "@testing-library/react";
import axe from "axe-core";
import type { ReactElement } from "react";
import { cssVariablesResolver, theme } from "@/theme/mantine";

/** Renders under the theme, as every component stands in the app. */
export function renderThemed(ui: ReactElement): RenderResult {
  return render(ui, {
    wrapper: ({ children }) => (
      <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} env="test">
        {children}
      </MantineProvider>
    ),
  });
}

/**
 * What axe finds wrong, as `rule: element` lines. Colours and landmarks are judged on the whole
 * page in a real browser, not here.
 */
export async function axeProblems(element: Element): Promise<string[]> {
  const result = await axe.run(element, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return result.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.html}`),
  );
}
