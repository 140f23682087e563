/**
 * What the screens offer in the search field while they are shown, so that it can be found from
 * everywhere: the place is gone to, and the screen does it. A test holds this list against
 * the screens.
 */
export const ELSEWHERE = [
  { id: "customers.add", label: "customers.list.add", to: "/customers", needs: "workspace" },
  { id: "customers.board", label: "customers.board.open", to: "/customers", needs: "workspace" },
  { id: "slides.slides", label: "slides.tabs.slides", to: "/slides", needs: "workspace" },
  {
    id: "slides.capabilities",
    label: "slides.tabs.capabilities",
    to: "/slides",
    needs: "workspace",
  },
  { id: "prospects.add", label: "prospects.list.add", to: "/prospects", needs: "workspace" },
  {
    id: "prospects.activities",
    label: "audit.tabs.activities",
    to: "/prospects",
    needs: "workspace",
  },
  { id: "prospects.waivers", label: "audit.tabs.waivers", to: "/prospects", needs: "workspace" },
  { id: "prospects.audit", label: "audit.tabs.audit", to: "/prospects", needs: "workspace" },
  { id: "profile.add", label: "profile.list.add", to: "/profile", needs: "profile" },
  { id: "profile.publish", label: "profile.publish.open", to: "/profile", needs: "profile" },
  { id: "profile.rules", label: "profile.view.rules", to: "/profile", needs: "profile" },
  { id: "profile.document", label: "documents.open", to: "/profile", needs: "profile" },
  { id: "profile.export", label: "profile.export.draft", to: "/profile", needs: "profile" },
  { id: "evidence.profile", label: "evidence.tabs.profile", to: "/evidence", needs: "workspace" },
  { id: "evidence.costs", label: "evidence.tabs.costs", to: "/evidence", needs: "workspace" },
  { id: "evidence.replay", label: "evidence.tabs.replay", to: "/evidence", needs: "workspace" },
  { id: "evidence.lanes", label: "evidence.tabs.lanes", to: "/evidence", needs: "workspace" },
  { id: "evidence.refine", label: "evidence.tabs.refine", to: "/evidence", needs: "workspace" },
] as const;
