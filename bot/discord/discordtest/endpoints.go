package discordtest

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// ErrOutside is returned by Loopback and Dialer for every host but this computer.
var ErrOutside = errors.New("discordtest: a test may not leave this computer")

// Loopback returns a transport that refuses every host but loopback: a session that was forgotten to be pointed at the
// peer fails at once instead of talking to Discord.
//
//	session.Client = &http.Client{Transport: discordtest.Loopback()}
func Loopback() *http.Transport {
	return &http.Transport{DialContext: dialLoopback}
}

// Dialer is the same for discordgo's Session.Dialer.
func Dialer() *websocket.Dialer {
	return &websocket.Dialer{NetDialContext: dialLoopback}
}

func dialLoopback(ctx context.Context, network, address string) (net.Conn, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return nil, fmt.Errorf("%w: %s", ErrOutside, host)
	}
	var d net.Dialer
	return d.DialContext(ctx, network, address)
}

// point makes discordgo talk to a base address ("http://127.0.0.1:port/"). Its endpoints are package variables, and
// those that are functions read these.
func point(base string) {
	api := base + "api/v" + discordgo.APIVersion + "/"
	discordgo.EndpointStatus = base + "status/api/v2/"
	discordgo.EndpointSm = discordgo.EndpointStatus + "scheduled-maintenances/"
	discordgo.EndpointSmActive = discordgo.EndpointSm + "active.json"
	discordgo.EndpointSmUpcoming = discordgo.EndpointSm + "upcoming.json"

	discordgo.EndpointDiscord = base
	discordgo.EndpointAPI = api
	discordgo.EndpointGuilds = api + "guilds/"
	discordgo.EndpointChannels = api + "channels/"
	discordgo.EndpointUsers = api + "users/"
	discordgo.EndpointGateway = api + "gateway"
	discordgo.EndpointGatewayBot = api + "gateway/bot"
	discordgo.EndpointWebhooks = api + "webhooks/"
	discordgo.EndpointStickers = api + "stickers/"
	discordgo.EndpointStageInstances = api + "stage-instances"
	discordgo.EndpointSKUs = api + "skus"
	discordgo.EndpointGuildCreate = api + "guilds"
	discordgo.EndpointApplications = api + "applications"
	discordgo.EndpointNitroStickersPacks = api + "sticker-packs"
	discordgo.EndpointVoice = api + "voice/"
	discordgo.EndpointVoiceRegions = api + "voice/regions"
	discordgo.EndpointOAuth2 = api + "oauth2/"
	discordgo.EndpointOAuth2Applications = api + "oauth2/applications"
	discordgo.EndpointOauth2 = discordgo.EndpointOAuth2
	discordgo.EndpointOauth2Applications = discordgo.EndpointOAuth2Applications

	discordgo.EndpointCDN = base
	discordgo.EndpointCDNAttachments = base + "attachments/"
	discordgo.EndpointCDNAvatars = base + "avatars/"
	discordgo.EndpointCDNIcons = base + "icons/"
	discordgo.EndpointCDNSplashes = base + "splashes/"
	discordgo.EndpointCDNChannelIcons = base + "channel-icons/"
	discordgo.EndpointCDNBanners = base + "banners/"
	discordgo.EndpointCDNGuilds = base + "guilds/"
	discordgo.EndpointCDNRoleIcons = base + "role-icons/"
}
