import { type Kysely, sql } from 'kysely'

/**
 * A member is found by what he is called, does, seeks, offers and where, however it is typed. What is stored and what is
 * typed pass one function, `plain_text`.
 */

/** A text as texts are compared. In it words are parted by a blank; what hyphens and apostrophes join is one word with hyphens. */
const plainText = String.raw`
create function plain_text(given text) returns text language sql immutable strict parallel safe as $body$
  select trim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
    translate(replace(replace(replace(replace(lower(regexp_replace(normalize(regexp_replace(regexp_replace(given,
      -- What nobody sees, then all that is set for a hyphen or an apostrophe.
      '[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]', '', 'g'),
      '[''\u2019\u2018\u201b\u02bc\u02b9\u2032\u0060\u00b4\uff07\u058a\u05be\u2010-\u2015\u2212\u2e17\u2e1a\u2e3a\u2e3b\u30a0\ufe58\ufe63\uff0d]', '-', 'g'), NFKD),
      '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]', '', 'g')),
      'ß', 'ss'), 'œ', 'oe'), 'æ', 'ae'), 'þ', 'th'), 'øłđðħŧŋıĸ', 'olddhtnik'),
    -- Neither a letter nor a figure, whatever the language of the server.
    '[\u0001-\u002c\u002e\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4-\u00b8\u00bb-\u00bf\u00d7\u00f7\u02c2-\u02df\u2000-\u206f\u20a0-\u20cf\u2100-\u2bff\u3000-\u3004\u3008-\u3020\ud7ff\ue000-\uf8ff\ufe30-\ufe52\ufff9-\uffff\U0001f000-\U0001fbff]+', ' ', 'g'),
    '-+', '-', 'g'), '(^| )-|-( |$)', ' ', 'g'), ' +', ' ', 'g'))
$body$;

-- Its words: what hyphens join in its parts, then as one.
create function words_of(plain text) returns text[] language sql immutable parallel safe as $body$
  select coalesce(array_agg(distinct left(word, 60)), '{}') from (
    select unnest(string_to_array(translate(plain, '-', ' '), ' ')) as word
    union all select translate(whole, '-', '') from unnest(string_to_array(plain, ' ')) whole where position('-' in whole) > 0
  ) words where word <> ''
$body$;

-- What is searched of some words, which weigh so much: each as it is, and as French and English bend it. With slips also what
-- is left of it without one of its letters, and which: by that it is found with a letter dropped, replaced or out of place.
create function document_of(words text[], weight text, slips boolean) returns tsvector language sql immutable parallel safe as $body$
  select coalesce(string_agg('''' || lexeme || ''':1' || weight, ' '), '')::tsvector from (
    select unnest(words) as lexeme
    union all select unnest(ts_lexize('pg_catalog.french_stem'::regdictionary, word)) from unnest(words) word
    union all select unnest(ts_lexize('pg_catalog.english_stem'::regdictionary, word)) from unnest(words) word
    union all select '~' || n || overlay(word placing '' from n for 1) from unnest(words) word
      cross join lateral generate_series(1, length(word)) n where slips and length(word) between 5 and 40
  ) lexemes
$body$;
`

/**
 * What is searched stands in a table of its own. An index of words answers nobody whom row-level security holds: PostgreSQL
 * looks at whose each row is before it compares words. So the bot's role asks two functions of the owner's, which read this
 * table for the chosen club alone.
 */
const table = `
create table member_words (
  club_id uuid not null references club, member_id uuid not null,
  name_words text[] not null, words text not null, document tsvector not null,
  primary key (club_id, member_id), foreign key (club_id, member_id) references member (club_id, id) on delete cascade
);
alter table member_words enable row level security;
alter table member_words force row level security;
create policy its_club on member_words to assidu_app
  using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
  with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid);
create policy kept_by_owner on member_words to current_user using (true) with check (true);
grant select, insert, update, delete on member_words to assidu_app;
`

/** Weights: what he is called; his trade and firm; sector and place; what he seeks and offers. */
const keeping = String.raw`
create function keep_member_words() returns trigger language plpgsql as $body$
declare
  member jsonb := to_jsonb(new);
  name text[] := words_of(plain_text(new.name));
  trade text[] := words_of(plain_text(concat_ws(' ', new.company, new.activity, new.speciality, new.job_title)));
  place text[] := words_of(plain_text(coalesce(member ->> 'town', '')));
  sector text[] := words_of(plain_text(concat_ws(' ', new.naf_code, 'sector' || new.sector_family,
    case when new.liberal then 'sectorliberal' end)));
  wishes text[] := words_of(plain_text(concat_ws(' ', new.seeks, new.offers, member ->> 'introduce_to')));
begin
  insert into member_words as kept (club_id, member_id, name_words, words, document)
  select new.club_id, new.id, array(select distinct unnest(string_to_array(translate(plain_text(new.name), '-', ' '), ' ')) order by 1),
    array_to_string(name || trade || place, ' '),
    document_of(name, 'A', true) || document_of(trade, 'B', true) || document_of(place, 'C', true)
      || document_of(sector, 'C', false) || document_of(wishes, 'D', false)
  on conflict (club_id, member_id) do update
    set name_words = excluded.name_words, words = excluded.words, document = excluded.document
    where (kept.name_words, kept.words, kept.document) is distinct from (excluded.name_words, excluded.words, excluded.document);
  return null;
end $body$;
create trigger member_words after insert or update on member for each row execute function keep_member_words();
`

/** `trgm` is the schema that pg_trgm is in. */
const searching = (trgm: string) => String.raw`
-- How a typed word may stand in a document: in all its forms; begun, when it has so many letters; of names alone.
create function asked_word(word text, begun int, names boolean) returns text language sql immutable parallel safe as $body$
  select string_agg('''' || form || case when form = word and length(word) >= begun then ''':*' else ''':' end
    || case when names then 'A' else '' end, ' | ')
  from (select word as form
    union select unnest(ts_lexize('pg_catalog.french_stem'::regdictionary, word)) where not names
    union select unnest(ts_lexize('pg_catalog.english_stem'::regdictionary, word)) where not names) forms
$body$;

-- The same with one slip in it: a letter too many, another letter, two that changed places, one too few.
create function slip_of(word text, names boolean) returns text language sql immutable parallel safe as $body$
  select string_agg(distinct '''' || lexeme || ''':' || case when names then 'A' else '' end, ' | ')
  from generate_series(1, length(word)) n
    cross join lateral (select overlay(word placing '' from n for 1) as left_over) without
    cross join lateral (values (case when length(word) > 5 then left_over end), ('~' || n || left_over), ('~' || (n + 1) || left_over),
      ('~' || n || word), ('~' || (n + 1) || word)) as slips (lexeme)
$body$;

-- Whether all of a plain text stands in a document. What hyphens join may stand apart or as one.
create function asked_text(plain text, begun int, names boolean, slips boolean) returns text
language plpgsql immutable parallel safe as $body$
declare whole text; joined text; asked text; every text;
begin
  foreach whole in array string_to_array(plain, ' ') loop
    joined := left(translate(whole, '-', ''), 60);
    select string_agg('(' || concat_ws(' | ', asked_word(left(part, 60), begun, names),
        case when slips and length(part) between 4 and 41 then slip_of(part, names) end) || ')', ' & ')
      from unnest(string_to_array(whole, '-')) part where length(part) > 1 or position('-' in whole) = 0 into asked;
    if position('-' in whole) > 0 then
      asked := concat_ws(' | ', '(' || asked || ')', asked_word(joined, begun, names),
        case when slips and length(joined) between 4 and 41 then slip_of(joined, names) end);
    end if;
    every := concat_ws(' & ', every, '(' || asked || ')');
  end loop;
  return every;
end $body$;

-- The members of the chosen club of whom something is said in these phrases. Phrases of one number mean the same thing, the
-- first of them as it was typed; what has number 0 may be there or not. Of each: whether that is his name, how many of the
-- numbers fit him, whether one of them by a slip only, and how much they weigh: a name more than any trade, a trade more than
-- any wish. A word of so many letters may be begun.
create function search_members(phrases text[], numbers int[], begun int, names boolean)
  returns table (member_id uuid, named boolean, hits int, near boolean, weight real)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
  set plan_cache_mode = force_generic_plan as $body$
declare
  chosen uuid := nullif(current_setting('assidu.club', true), '')::uuid;
  plain text; own boolean; sure text; slip text;
  exact tsquery[] := '{}'; almost tsquery[] := '{}'; told text; sought text; every text;
  needed text[] := '{}'; said text[] := '{}';
begin
  if chosen is null then raise exception 'no club is chosen'; end if;
  for n in 0 .. coalesce((select max(number) from unnest(numbers) number), 0) loop
    own := true; sure := null; slip := null;
    for plain in
      select plain_text(left(phrase, 200)) from unnest(phrases, numbers) with ordinality given (phrase, number, place)
      where number = n order by place
    loop
      continue when plain = '';
      sure := concat_ws(' | ', sure, '(' || asked_text(plain, case when own then begun else 99 end, names, false) || ')');
      if own or n = 0 then
        slip := asked_text(plain, begun, names, true);
        said := said || string_to_array(translate(plain, '-', ' '), ' ');
        if n > 0 then needed := needed || string_to_array(translate(plain, '-', ' '), ' '); end if;
      end if;
      own := false;
    end loop;
    continue when sure is null;
    told := concat_ws(' | ', told, sure);
    continue when n = 0;
    slip := concat_ws(' | ', sure, slip);
    sought := concat_ws(' | ', sought, sure);
    every := concat_ws(' | ', every, slip);
    exact := exact || sure::tsquery;
    almost := almost || slip::tsquery;
  end loop;
  if every is null then return; end if;
  return query
    select e.member_id, e.name_words <@ said and needed <@ e.name_words, fits.hits, fits.near,
      (case when ts_filter(e.document, '{a}') @@ sought::tsquery then 3 when ts_filter(e.document, '{b}') @@ sought::tsquery then 2
        when ts_filter(e.document, '{c}') @@ sought::tsquery then 1 else 0 end
        + ts_rank('{0.1, 0.2, 0.5, 1}', e.document, told::tsquery))::real
    from member_words e cross join lateral (
      select count(*) filter (where is_exact or is_almost)::int as hits,
        coalesce(bool_or(is_almost and not is_exact), false) as near
      from (
        select e.document @@ asked.exact as is_exact, e.document @@ asked.almost as is_almost
        from unnest(exact, almost) as asked (exact, almost)
      ) each) fits
    where e.club_id = chosen and e.document @@ every::tsquery;
end $body$;

-- The members of the chosen club of whom some word is most like a typed one; of so many at most.
create function nearest_members(typed text[], names boolean, most int) returns table (member_id uuid, likeness real)
language plpgsql stable security definer set search_path = pg_catalog, public, ${trgm}, pg_temp
  set plan_cache_mode = force_generic_plan set pg_trgm.word_similarity_threshold = 0.35 as $body$
declare
  chosen uuid := nullif(current_setting('assidu.club', true), '')::uuid;
begin
  if chosen is null then raise exception 'no club is chosen'; end if;
  return query
    select alike.member_id, max(alike.likeness) from unnest(typed) given
      cross join lateral (select translate(left(plain_text(given), 60), '-', '') as word) one
      cross join lateral (
        select e.member_id, word_similarity(one.word, case when names then array_to_string(e.name_words, ' ') else e.words end) as likeness
        from member_words e where e.club_id = chosen and one.word <% e.words) alike
    where length(one.word) >= 3 and alike.likeness >= 0.35
    group by 1 order by 2 desc, 1 limit most;
end $body$;

revoke all on function search_members(text[], int[], int, boolean), nearest_members(text[], boolean, int) from public;
grant execute on function search_members(text[], int[], int, boolean), nearest_members(text[], boolean, int) to assidu_app;
`

/** Last: rows are written faster without them. Members are looked for far more often than they change. */
const indexes = (trgm: string) => `
create index member_words_document on member_words using gin (document) with (fastupdate = off);
create index member_words_words on member_words using gin (words ${trgm}.gin_trgm_ops) with (fastupdate = off);
`

/** Whoever owns the database may make this extension, which comes with PostgreSQL; gives the schema that it is in. */
async function withTrigrams(db: Kysely<unknown>): Promise<string> {
  const find = () =>
    sql<{ schema: string }>`select quote_ident(nspname) as schema from pg_extension e
      join pg_namespace n on n.oid = e.extnamespace where extname = 'pg_trgm'`.execute(db)
  const { rows } = await find()
  if (rows[0]) return rows[0].schema
  await sql`create extension pg_trgm`.execute(db)
  return (await find()).rows[0]!.schema
}

export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  const trgm = await withTrigrams(db)
  await run(`alter table member add column if not exists town text`)
  for (const part of [plainText, table, keeping, searching(trgm)]) await run(part)
  // A policy that holds for the owner too would hide every row; it holds again in the same transaction.
  await run('alter table member no force row level security')
  await run('update member set name = name')
  await run('alter table member force row level security')
  await run(indexes(trgm))
}
