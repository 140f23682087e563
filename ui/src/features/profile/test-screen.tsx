import { Notifications, notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, vi } from "vitest";
import { type Answers, answerWith, ipc, type Parameter } from "@/ipc";
import { followChanges } from "@/queries/changes";
import { createQueryClient } from "@/queries/client";
import { createAppRouter } from "@/router";
import { renderThemed } from "@/test/render";
import { core } from "./test-data";

let stop = () => {};

/** The profile screen in the whole app, on these answers. */
export async function show(answers: Answers = core()) {
  answerWith(answers);
  const said = vi.fn();
  const client = createQueryClient(said);
  stop = followChanges(client);
  const router = createAppRouter(createMemoryHistory({ initialEntries: ["/profile"] }));
  const { container } = renderThemed(
    <QueryClientProvider client={client}>
      <Notifications />
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  // The first screen fetches its part of the program.
  await screen.findByTestId(/profile-s(creen|tart)/, {}, { timeout: 15_000 });
  return { router, said, container };
}

/** What is asked of the core, while it still answers. */
export function listen<K extends keyof Answers>(answers: Answers, name: K) {
  const spy = vi.fn(answers[name] as (...args: unknown[]) => unknown);
  return { answers: { ...answers, [name]: spy } as Answers, spy };
}

/** The draft as the core has it. */
export const draft = () => ipc.profileDraft().then((view) => view.profile);

/** One of its parameters. */
export const parameter = async (id: string) =>
  (await draft()).parameters.find((one) => one.id === id) as Parameter;

/** The weights in their order. */
export const weights = async () => (await draft()).parameters.map((one) => one.weight);

/** Types over what stands in a field and takes it. */
export async function retype(field: HTMLElement, text: string) {
  await userEvent.clear(field);
  await userEvent.type(field, `${text}{Enter}`);
}

afterEach(() => {
  stop();
  notifications.clean();
  answerWith(null);
});
