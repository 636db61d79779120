import type { Insertable } from 'kysely'
import type { Tables } from '../../src/db/tables.ts'
import { nameKey, searchForm } from '../../src/terms/names.ts'

/** A club as an import leaves it: it waits for a place. */
export const clubRow = (id: string, name: string, importedAt: Temporal.Instant): Insertable<Tables['club']> => ({
  ...{ club_id: id, external_id: id, format_version: 1, name, zone: 'Europe/Paris', language: 'fr' },
  ...{ region_code: null, city: null, cadence: null, meeting_weekday: null, meeting_time: null, meeting_place: null },
  ...{ visitor_limit: null, founded_on: null, currency: null, history_from: null, history_until: null, country: 'FR' },
  ...{ address: null, settings: '{}', created_at: importedAt, imported_at: importedAt, placed_at: null },
})

export const memberRow = (
  club: string,
  id: string,
  name: string,
  roles: string[] = ['member'],
): Insertable<Tables['member']> => ({
  ...{ club_id: club, id, external_id: `m-${id}`, name, roles, settings: '{}' },
  search: searchForm(name),
  name_key: nameKey(name),
  ...{ email: null, phone: null, company: null, job_title: null, activity: null, speciality: null },
  ...{ sector_family: null, naf_code: null, naf_nomenclature: null, liberal: null, seeks: null, offers: null },
  joined_on: Temporal.PlainDate.from('2024-01-15'),
  ...{ left_on: null, sponsor_id: null, language: null, zone: null, slack_user_id: null, discord_user_id: null },
  ...{ scoring_objected_on: null, erased_at: null },
})
