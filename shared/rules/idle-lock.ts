import { IDLE_LOCK_MINUTES } from '../access';
import type { Role } from '../access';
import type { SiteSummary } from '../contract/site';

/** Minutes an untouched window of a site stays open for each kind of role: what the site chose, else the usual time. */
export function idleMinutesOfSite(site: {
  readonly frontDeskIdleMinutes: number | null;
  readonly othersIdleMinutes: number | null;
}): SiteSummary['idleMinutes'] {
  return {
    frontDesk: site.frontDeskIdleMinutes ?? IDLE_LOCK_MINUTES.front_desk,
    others: site.othersIdleMinutes ?? IDLE_LOCK_MINUTES.peer_worker,
  };
}

/** Minutes until an untouched window of somebody in this role locks. */
export function idleMinutesOf(role: Role, site: Pick<SiteSummary, 'idleMinutes'>): number {
  return role === 'front_desk' ? site.idleMinutes.frontDesk : site.idleMinutes.others;
}
