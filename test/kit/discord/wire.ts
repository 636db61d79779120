import { allComponents } from './checks.ts'
import type { Account, Channel, Guild, Json, Message, World } from './world.ts'

/** Discord's JSON for what the world holds: the shapes the client library parses. */
export function userJson(account: Account): Json {
  return {
    id: account.id,
    username: account.username,
    discriminator: account.bot ? '4242' : '0',
    global_name: account.bot ? null : account.name,
    avatar: null,
    avatar_decoration_data: null,
    collectibles: null,
    primary_guild: null,
    clan: null,
    public_flags: 0,
    flags: 0,
    ...(account.bot ? { bot: true } : {}),
  }
}

export function memberJson(world: World, guild: Guild, id: string, permissions?: bigint): Json {
  const member = guild.members.get(id)
  return {
    nick: member?.nick ?? null,
    avatar: null,
    banner: null,
    roles: member?.roles ?? [],
    joined_at: '2026-01-15T08:00:00.000000+00:00',
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
    user: userJson(world.account(id)),
    ...(permissions === undefined ? {} : { permissions: permissions.toString() }),
  }
}

export function channelJson(world: World, channel: Channel): Json {
  const last = world.messages.findLast(each => each.channelId === channel.id && !each.onlyFor)
  const common = { id: channel.id, type: channel.type, flags: 0, last_message_id: last?.id ?? null }
  if (channel.type === 1) {
    const recipients = [...channel.people].filter(id => id !== world.botId).map(id => userJson(world.account(id)))
    return { ...common, recipients }
  }
  const named = {
    ...common,
    name: channel.name,
    guild_id: channel.guildId,
    parent_id: channel.parentId ?? null,
    rate_limit_per_user: 0,
  }
  if (channel.type === 0) {
    const permission_overwrites = channel.overwrites.map(each => ({
      id: each.id,
      type: each.type === 'role' ? 0 : 1,
      allow: each.allow.toString(),
      deny: each.deny.toString(),
    }))
    return { ...named, position: 0, topic: null, nsfw: false, permission_overwrites }
  }
  const since = world.now().toString()
  return {
    ...named,
    owner_id: world.botId,
    message_count: world.messages.filter(each => each.channelId === channel.id).length,
    member_count: channel.people.size,
    total_message_sent: 0,
    thread_metadata: {
      archived: channel.archived,
      archive_timestamp: since,
      auto_archive_duration: 10080,
      locked: false,
      invitable: false,
      create_timestamp: since,
    },
    member: { id: channel.id, user_id: world.botId, join_timestamp: since, flags: 1 },
  }
}

export function roleJson(role: { id: string; name: string; permissions: bigint }): Json {
  return {
    id: role.id,
    name: role.name,
    description: null,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: 0,
    permissions: role.permissions.toString(),
    managed: false,
    mentionable: false,
    flags: 0,
  }
}

export function guildJson(guild: Guild): Json {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: guild.ownerId,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 1,
    default_message_notifications: 1,
    explicit_content_filter: 2,
    roles: [...guild.roles.values()].map(roleJson),
    emojis: [],
    stickers: [],
    features: ['COMMUNITY'],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    max_members: 500000,
    vanity_url_code: null,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.locale,
    nsfw_level: 0,
  }
}

/** What GUILD_CREATE carries: the guild with its channels and threads, and (without the members intent) the bot alone. */
export function guildCreateJson(world: World, guild: Guild): Json {
  const channels = [...world.channels.values()].filter(each => each.guildId === guild.id)
  const seen = channels.filter(each => world.permissions(world.botId, each) !== 0n)
  return {
    ...guildJson(guild),
    joined_at: '2026-01-10T08:00:00.000000+00:00',
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: [memberJson(world, guild, world.botId)],
    channels: channels.filter(each => each.type === 0).map(each => channelJson(world, each)),
    threads: seen.filter(each => each.type > 1 && !each.archived).map(each => channelJson(world, each)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [...guild.events.values()],
    soundboard_sounds: [],
  }
}

export function messageJson(world: World, message: Message): Json {
  return {
    id: message.id,
    channel_id: message.channelId,
    author: userJson(world.account(message.authorId)),
    type: 0,
    content: message.content,
    timestamp: message.at.toString(),
    edited_timestamp: message.edits > 0 ? message.at.toString() : null,
    tts: false,
    mention_everyone: false,
    mentions: message.pings.map(id => userJson(world.account(id))),
    mention_roles: [],
    attachments: message.attachments.map(each => ({
      id: each.id,
      filename: each.filename,
      size: each.bytes,
      url: `https://cdn.discordapp.com/attachments/${each.id}/${each.filename}`,
      proxy_url: `https://media.discordapp.net/attachments/${each.id}/${each.filename}`,
      ...(each.description === null ? {} : { description: each.description }),
    })),
    embeds: [],
    components: message.components,
    flags: message.flags,
    pinned: false,
    ...(message.authorId === world.botId ? { application_id: world.applicationId } : {}),
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
  }
}

/** Components come back numbered: Discord gives each an id unless it has one. */
export function numbered(components: readonly Json[]): Json[] {
  const copy = structuredClone(components) as Json[]
  allComponents(copy).forEach((each, n) => {
    each.id ??= n + 1
  })
  return copy
}
