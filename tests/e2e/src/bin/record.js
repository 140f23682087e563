// Runs in the app's page: asks the core for everything that `ui/src/dev` gives as an answer.
const ask = (command, args) => window.__TAURI_INTERNALS__.invoke(command, args ?? {});
// What a workspace has nothing of is left out.
const perhaps = (command, args) => ask(command, args).catch(() => null);

const record = async () => {
  const accountsList = await ask("accounts_list");
  const accountGet = {};
  const scorecard = {};
  for (const { account } of accountsList) {
    accountGet[account.id] = await ask("account_get", { id: account.id });
    scorecard[account.id] = await perhaps("scorecard", { id: account.id, version: null });
  }
  const slides = (await ask("slides_list")).map((one) => ({ ...one, slides: one.slides.map(({ kept }) => kept) }));

  const board = await ask("lanes_board");
  const openings = {};
  const counts = {};
  for (const { lane } of board.lanes) {
    counts[lane.id] = await ask("lanes_count", { id: lane.id, condition: lane.condition });
    for (const to of ["core", "adjacent_wanted", "adjacent_unwanted", "outside"]) {
      const opening = await perhaps("lanes_opening", { id: lane.id, to, fit: null });
      if (opening) {
        openings[`${lane.id}:${to}`] = opening;
      }
    }
  }
  const plans = {};
  for (const by of ["standings", "lanes"]) {
    plans[by] = await perhaps("lanes_plan", { by });
  }

  const costs = await ask("costs_get");
  const choices = await ask("replay_choices");
  const bant = { kind: "starter", value: "bant" };
  const evidenceParameters = [];
  for (const permutations of [200, 2000, 10000]) {
    evidenceParameters.push(await ask("evidence_parameters", { version: null, permutations }));
  }

  return {
    workspaceCurrent: await ask("workspace_current"),
    profileDraft: await ask("profile_draft"),
    profileVersions: await ask("profile_versions"),
    profileCompare: await ask("profile_compare", { before: 1, after: null }),
    profileStarters: await ask("profile_starters"),
    profileCatalogue: await ask("profile_catalogue"),
    settingsGet: await ask("settings_get"),
    historyList: await ask("history_list", { limit: 50 }),
    homeOverview: await ask("home_overview"),
    accountsList,
    accountGet,
    scorecard,
    slides,
    evidenceParameters,
    evidenceProfile: await ask("evidence_profile", { version: null }),
    evidenceWarnings: await ask("evidence_warnings", { version: null }),
    evidenceRefine: await ask("evidence_refine"),
    lanes: { board, attributes: await ask("lanes_attributes"), openings, counts, plans },
    costs: {
      costs,
      stability: await perhaps("costs_stability", { proposed: costs.cheapest?.cut ?? 0 }),
      choices,
      replay: await ask("replay_get", { one: choices[0].source, other: bant }),
      gaps: await perhaps("replay_gaps", { of: bant }),
    },
    audit: {
      activitiesList: await ask("activities_list"),
      waiversReport: await ask("waivers_report"),
      wasteAudit: await ask("waste_audit", { since: "" }),
    },
  };
};

// It takes longer than a script may: whoever started it comes back for it.
record().then(
  (recorded) => {
    window.recorded = recorded;
  },
  (error) => {
    window.recorded = `the core refused: ${JSON.stringify(error)}`;
  },
);
