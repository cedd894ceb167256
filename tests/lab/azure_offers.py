"""What an Azure gateway proposes and accepts, by era and role, in strongSwan's words.

Source: Microsoft's table of default IPsec/IKE parameters, editions of 2016-06,
2017 and 2023-10 (which agree), and the values of a custom policy.
"""

IKE_DEFAULT = ["aes256-sha1-modp1024", "aes256-sha256-modp1024", "aes128-sha1-modp1024", "aes128-sha256-modp1024",
               "3des-sha1-modp1024", "3des-sha256-modp1024"]
IKE_2016 = ["aes256-sha1-modp1024", "3des-sha1-modp1024", "aes256-sha256-modp1024", "3des-sha256-modp1024"]
IKE_POLICY_BASED = ["aes256-sha256-modp1024", "aes256-sha1-modp1024", "aes128-sha1-modp1024", "3des-sha1-modp1024"]
IKE_POLICY_BASED_2016 = ["aes256-sha1-modp1024", "aes128-sha1-modp1024", "3des-sha1-modp1024"]

ESP_START = ["aes256gcm16", "aes256-sha1", "3des-sha1", "aes256-sha256", "aes128-sha1", "3des-sha256"]
# Row 7, DES with SHA1, is left out: no charon here has DES.
ESP_ANSWER = ESP_START + [
    "aes256-sha1-modp768", "aes256-sha1-modp1024", "aes256-sha1-modp2048", "aes128-sha1-modp768",
    "aes128-sha1-modp1024", "aes128-sha1-modp2048", "3des-sha1-modp768", "3des-sha1-modp1024", "3des-sha256-modp1024",
    "aes256-sha256-modp768", "aes256-sha256-modp1024", "aes256-sha256-modp2048", "aes256-sha1-modp2048s256",
    "aes256-sha256-modp2048s256", "aes128-sha256", "aes128-sha256-modp768", "aes128-sha256-modp1024",
    "aes128-sha256-modp2048", "3des-sha1-modp2048"]
# 2016: the plain ESP rows; AH, DES and MD5-only forms are left out. The same table
# says that PFS with groups 1, 2, 5, 14 and 24 is accepted.
ESP_START_2016 = ["aes256-sha1", "aes128-sha1", "3des-md5", "3des-sha1"]
PFS_2016 = ["modp768", "modp1024", "modp1536", "modp2048", "modp2048s256"]
ESP_ANSWER_2016 = ESP_START_2016 + [f"{suite}-{group}" for suite in ("aes256-sha1", "aes128-sha1", "3des-sha1")
                                    for group in PFS_2016]
ESP_POLICY_BASED = ["aes256-sha256", "aes256-sha1", "aes128-sha1", "3des-sha1"]
ESP_POLICY_BASED_2016 = ["aes256-sha1", "aes128-sha1", "3des-sha1"]

LEFT_OUT = "Azure's default rows with DES, AH or NULL (no plugin of the lab's charon has them)"

ENCRYPTION = {"AES128": "aes128", "AES192": "aes192", "AES256": "aes256", "DES3": "3des", "DES": "des",
              "GCMAES128": "aes128gcm16", "GCMAES192": "aes192gcm16", "GCMAES256": "aes256gcm16", "None": "null"}
INTEGRITY = {"SHA1": "sha1", "SHA256": "sha256", "SHA384": "sha384", "MD5": "md5"}
GROUP = {"DHGroup1": "modp768", "DHGroup2": "modp1024", "DHGroup14": "modp2048", "DHGroup2048": "modp2048",
         "DHGroup24": "modp2048s256", "ECP256": "ecp256", "ECP384": "ecp384", "PFS1": "modp768", "PFS2": "modp1024",
         "PFS2048": "modp2048", "PFS14": "modp2048", "PFS24": "modp2048s256"}


def custom_ike(policy):
    """IKE proposal of a custom policy; with GCM the integrity value is the PRF."""
    return "-".join([ENCRYPTION[policy["ikeEncryption"]], INTEGRITY[policy["ikeIntegrity"]],
                     GROUP[policy["dhGroup"]]])


def custom_esp(policy):
    """ESP proposal of a custom policy; GCM has no integrity of its own."""
    parts = [ENCRYPTION[policy["ipsecEncryption"]]]
    if not policy["ipsecEncryption"].startswith("GCM"):
        parts.append(INTEGRITY[policy["ipsecIntegrity"]])
    if policy["pfsGroup"] == "PFSMM":
        parts.append(GROUP[policy["dhGroup"]])
    elif policy["pfsGroup"] != "None":
        parts.append(GROUP[policy["pfsGroup"]])
    return "-".join(parts)


def era_of(date):
    """'2016' before the switch of January 2017, else 'today'; an ISO date or nothing."""
    return "2016" if date and date < "2017-01-01" else "today"


def defaults(vpn_type, era, role):
    """(IKE, ESP, IKE seconds, ESP seconds) without a custom policy."""
    old = era == "2016"
    if vpn_type == "PolicyBased":
        return ((IKE_POLICY_BASED_2016 if old else IKE_POLICY_BASED),
                (ESP_POLICY_BASED_2016 if old else ESP_POLICY_BASED), 28800, 3600)
    if old:
        return IKE_2016, (ESP_ANSWER_2016 if role == "responder" else ESP_START_2016), 10800, 3600
    return IKE_DEFAULT, (ESP_ANSWER if role == "responder" else ESP_START), 28800, 27000
