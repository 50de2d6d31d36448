// The data of the gateway events that the test peer sends, for generate.js.
import type * as d from "discord-api-types/v10";

export interface Events {
  READY: d.GatewayReadyDispatchData;
  RESUMED: { _trace?: string[] }; // has no type there
  GUILD_CREATE: d.GatewayGuildCreateDispatchData;
  GUILD_UPDATE: d.GatewayGuildUpdateDispatchData;
  GUILD_DELETE: d.GatewayGuildDeleteDispatchData;
  GUILD_MEMBER_ADD: d.GatewayGuildMemberAddDispatchData;
  GUILD_MEMBER_UPDATE: d.GatewayGuildMemberUpdateDispatchData;
  GUILD_MEMBER_REMOVE: d.GatewayGuildMemberRemoveDispatchData;
  GUILD_ROLE_CREATE: d.GatewayGuildRoleCreateDispatchData;
  GUILD_ROLE_UPDATE: d.GatewayGuildRoleUpdateDispatchData;
  GUILD_ROLE_DELETE: d.GatewayGuildRoleDeleteDispatchData;
  GUILD_SCHEDULED_EVENT_CREATE: d.GatewayGuildScheduledEventCreateDispatchData;
  GUILD_SCHEDULED_EVENT_UPDATE: d.GatewayGuildScheduledEventUpdateDispatchData;
  GUILD_SCHEDULED_EVENT_DELETE: d.GatewayGuildScheduledEventDeleteDispatchData;
  CHANNEL_CREATE: d.GatewayChannelCreateDispatchData;
  CHANNEL_UPDATE: d.GatewayChannelUpdateDispatchData;
  CHANNEL_DELETE: d.GatewayChannelDeleteDispatchData;
  THREAD_CREATE: d.GatewayThreadCreateDispatchData;
  THREAD_UPDATE: d.GatewayThreadUpdateDispatchData;
  THREAD_DELETE: d.GatewayThreadDeleteDispatchData;
  THREAD_LIST_SYNC: d.GatewayThreadListSyncDispatchData;
  THREAD_MEMBER_UPDATE: d.GatewayThreadMemberUpdateDispatchData;
  THREAD_MEMBERS_UPDATE: d.GatewayThreadMembersUpdateDispatchData;
  MESSAGE_CREATE: d.GatewayMessageCreateDispatchData;
  MESSAGE_UPDATE: d.GatewayMessageUpdateDispatchData;
  MESSAGE_DELETE: d.GatewayMessageDeleteDispatchData;
  INTERACTION_CREATE: d.GatewayInteractionCreateDispatchData;
}
