"""config/schools.yaml: everything right becomes types, everything wrong becomes a line and a sentence."""

import json
import re
import time
from datetime import date

import jsonschema
import pytest
import yaml

from crawler.channel_addresses import fault
from crawler.exceptions import InputError
from crawler.home import PROJECT
from crawler.register import load_register, parse_register
from crawler.register_structure import SCHEMA
from crawler.schools import Level, Platform, Render

GOOD = """\
# yaml-language-server: $schema=schools.schema.json
offices:
  - {name: "Phòng GD&ĐT thành phố Mẫu", to: 2025-06-30}
  - {name: "Phòng Văn hóa - Xã hội, UBND phường Mẫu", from: 2025-07-01}
support: {name: "Tổ hỗ trợ", phone: "0204 3123 400", email: "hotro@example.vn"}
editorial_board_deadline: 2022-01-18
schools:
  - id: thcs-mau
    name: Trường THCS Mẫu
    level: THCS
    aliases: [THCS Mẫu]
    website: https://thcsmau.example.edu.vn/
    other_hosts: [THCSMau.pgdmau.example.vn]
    channels:
      - {platform: facebook, url: "https://www.facebook.com/thcsmau"}
      - {platform: zalo,     url: "https://zalo.me/1234567890123456789"}
      - {platform: youtube,  url: "https://www.youtube.com/@thcsmau"}
    facts:
      address: "Số 1, đường Mẫu, phường Mẫu, tỉnh Mẫu"
      phone: ["0204 3123 456", 0204312345]
      email: "thcsmau@example.edu.vn"
      principal:
        - {value: "Nguyễn Văn Mẫu", from: 2019-08-01, to: 2025-07-31}
        - {value: "Trần Thị Mẫu", from: 2025-08-01}
      spokesperson: "Trần Thị Mẫu"
      confirmed_on: 2026-09-01
    editorial_board: {decision: "12/QĐ-THCSM", issued: 2022-01-12, received: 2022-01-14, covers: [website]}
    crawl: {render: auto, max_pages: 500, delay: 1}
    exempt: {OUT-060: "trường tạm nghỉ để xây mới"}
  - id: th-thcs-mau
    name: "Trường Tiểu học và THCS Mẫu"
    level: TH-THCS
"""


def problems(text, encoding="utf-8"):
    with pytest.raises(InputError) as caught:
        parse_register(text.encode(encoding) if isinstance(text, str) else text, "config/schools.yaml")
    return caught.value.problems


def school(*lines):
    """A register of one school with *lines* added from line 5 on."""
    head = ["schools:", "  - id: a", "    name: Trường A", "    level: TH"]
    return "\n".join([*head, *(f"    {line}" for line in lines)]) + "\n"


def test_a_good_register_becomes_types():
    register = parse_register(GOOD.encode(), "config/schools.yaml")
    first, second = register.schools
    assert register.office_on(date(2025, 6, 30)).startswith("Phòng GD&ĐT")
    assert register.office_on(date(2025, 7, 1)).startswith("Phòng Văn hóa")
    assert (register.support.phone, register.editorial_board_deadline) == ("0204 3123 400", date(2022, 1, 18))
    assert [c.platform for c in first.channels] == [Platform.FACEBOOK, Platform.ZALO, Platform.YOUTUBE]
    assert first.values("principal", date(2026, 1, 1)) == ("Trần Thị Mẫu",)
    assert first.past_values("principal", date(2026, 1, 1)) == ("Nguyễn Văn Mẫu",)
    assert first.confirmed_on == date(2026, 9, 1)
    assert first.editorial_board.covers == ("website",)
    assert (first.crawl.render, first.crawl.max_pages, first.crawl.delay) == (Render.AUTO, 500, 1.0)
    assert first.other_hosts == ("thcsmau.pgdmau.example.vn",)
    assert first.exempt == {"OUT-060": "trường tạm nghỉ để xây mới"}
    assert second.level == (Level.TH, Level.THCS)
    assert second.website == ""


def test_values_are_taken_as_they_were_typed():
    text = school("aliases: [no, 12, 1e3]", "facts: {phone: 0204312345, confirmed_on: '2026-01-02'}")
    only = parse_register(text.replace("id: a", "id: 012").encode("utf-8-sig"), "x").schools[0]
    assert only.id == "012", "not octal ten"
    assert only.aliases == ("no", "12", "1e3"), "not False, not a number"
    assert only.values("phone", date(2026, 1, 1)) == ("0204312345",), "the leading zero stays"
    assert only.confirmed_on == date(2026, 1, 2)


def test_text_is_composed():
    only = parse_register(school("aliases: ['Tru\u031bo\u031b\u0300ng  A']").encode(), "x").schools[0]
    assert only.aliases == ("Trường A",)


def test_anchors_may_save_typing():
    text = school("crawl: &nhe {max_pages: 5}") + "  - {id: b, name: B, level: MN, crawl: *nhe}\n"
    assert [s.crawl.max_pages for s in parse_register(text.encode(), "x").schools] == [5, 5]


BROKEN = [
    # what is added to a school from line 5 on, the line of the mistake, words of the message
    (("websit: https://a.example/",), 5, "«websit» không có trong quy định — có phải «website» không?"),
    (("website: a.example.vn",), 5, "bắt đầu bằng https://"),
    (("website: ftp://a.example.vn/",), 5, "bắt đầu bằng https://"),
    (("website: http://a.example:99999/",), 5, "không phải địa chỉ web"),
    (("website: https://u:p@a.example/",), 5, "tên đăng nhập hoặc mật khẩu"),
    (("website: https://www.facebook.com/truonga",), 5, "chuyển sang channels"),
    (("website:",), 5, "đang để trống"),
    (("other_hosts: [https://b.example]",), 5, "chỉ ghi tên máy chủ"),
    (("other_hosts: b.example",), 5, "phải là một danh sách"),
    (
        ("channels:", "  - {platform: facebok, url: 'https://www.facebook.com/a'}"),
        6,
        "có phải «facebook» không?",
    ),
    (
        ("channels:", "  - {platform: myspace, url: 'https://www.facebook.com/a'}"),
        6,
        "chỉ dùng: facebook, zalo",
    ),
    (("channels:", "  - {platform: facebook}"), 6, "thiếu khóa «url»"),
    (
        ("channels:", "  - platform: zalo", "    url: https://www.youtube.com/@a"),
        7,
        "thuộc youtube, không phải zalo",
    ),
    (
        ("channels:", "  - {platform: facebook, url: 'https://facebook.com/profile.php?id=1'}"),
        6,
        "trang cá nhân",
    ),
    (("channels:", "  - {platform: zalo, url: 'https://zalo.me/0912345678'}"), 6, "tài khoản cá nhân"),
    (("channels:", *["  - {platform: x, url: 'https://x.com/truonga'}"] * 2), 7, "đã có ở dòng 6"),
    (("facts:", "  principle: Trần Thị Mẫu"), 6, "có phải «principal» không?"),
    (("facts:", "  confirmed_on: 01/09/2026"), 6, "không phải ngày"),
    (("facts:", "  confirmed_on: 2026-02-30"), 6, "ngày phải có thật"),
    (("facts:", "  email: a b@example.vn"), 6, "một địa chỉ dạng"),
    (("facts:", "  email: [a@example.vn, b]"), 6, "«b» không hợp lệ"),
    (
        ("facts:", "  principal:", "    - {value: A, from: 2025-01-01}", "    - {value: B, to: 2025-01-01}"),
        8,
        "dòng 7",
    ),
    (("facts:", "  principal: [A, B]"), 6, "đã có hiệu trưởng"),
    (("facts:", "  principal: [{value: A, from: 2025-01-02, to: 2025-01-01}]"), 6, "sau to"),
    (("facts:", "  principal: [{value: A, since: 2025-01-02}]"), 6, "«since» không có trong quy định"),
    (("facts:", "  phone: ['0204 3123 456', '02043123456']"), 6, "đã có phone"),
    (("facts:", "  phone: 0912 345 678 và 0987 654 321"), 6, "091…78"),
    (("editorial_board: {issued: 2022-01-14, received: 2022-01-12}",), 5, "trước ngày ban hành"),
    (("editorial_board: {covers: [website, blog]}",), 5, "«blog» không dùng được"),
    (("crawl: {delay: 0.2}",), 5, "dưới 1 giây mà không có lý do"),
    (("crawl: {delay: 0.2, delay_reason: ' '}",), 5, "đang để trống"),
    (("crawl: {delay: nhanh}",), 5, "phải là một số"),
    (("crawl: {render: 'no'}",), 5, "chỉ dùng: auto, always, never"),
    (("crawl: {max_pages: 0}",), 5, "nhỏ nhất là 1"),
    (("exempt: {OUT-6: nghỉ}",), 5, "mã quy tắc có dạng OUT-060"),
    (("exempt: {OUT-060: }",), 5, "đang để trống"),
    (("aliases: [A]", "aliases: [B]"), 6, "«aliases» đã có ở dòng 5"),
    (("name: !!python/object:os.system x",), 5, "xóa thẻ"),
]


@pytest.mark.parametrize(
    ("added", "line", "words"), BROKEN, ids=[f"{i}-{b[2][:30]}" for i, b in enumerate(BROKEN)]
)
def test_a_mistake_is_told_with_its_line(added, line, words):
    told = problems(school(*added))
    matching = [p for p in told if p.startswith(f"config/schools.yaml:{line}: ") and words in p]
    assert matching, told
    assert all(" — " in p for p in told), "each says what to do"


WHOLE = [
    ("", 1, "tệp trống"),
    ("# chỉ có ghi chú\n", 1, "tệp trống"),
    ("- a\n", 1, "phải bắt đầu bằng các khóa"),
    ("schools: []\n", 1, "đang để trống"),
    ("offices: []\n", 1, "thiếu khóa «schools»"),
    ("skools: []\n", 1, "có phải «schools» không?"),
    ("schools:\n\t- id: a\n", 2, "phím Tab"),
    ("schools:\n  - id: a\n   name: b\n", 3, "thụt lề"),
    ("schools:\n  - name: Trường: A\n", 2, "dấu «: »"),
    ('schools:\n  - name: "Trường A\n    level: TH\n', 2, "dấu nháy chưa được đóng"),
    ("schools: [1\n", 1, "ngoặc vuông"),
    ("schools:\n  - name: @a\n", 2, "ký tự đặc biệt"),
    ("schools:\n  - name: *a\n", 2, "bí danh"),
    ("a: {<<: {b: 1}}\n", 1, "«<<»"),
    ("schools: []\n---\nschools: []\n", 2, "hai tài liệu"),
    ("schools:\n  - name: a\x07b\n", 2, "ký tự điều khiển"),
    ("[" * 5000, 1, "lồng nhau"),
    ("schools: []\nsample_port: 0\n", 2, "nhỏ nhất là 1"),
    (
        "offices:\n  - {name: A}\n  - {name: B, from: 2025-07-01}\nschools: []\n",
        3,
        "cùng một lúc hai cơ quan soát",
    ),
]


@pytest.mark.parametrize(("text", "line", "words"), WHOLE, ids=[repr(w[0][:25]) for w in WHOLE])
def test_a_broken_file_is_told_with_its_line(text, line, words):
    told = problems(text)
    assert any(p.startswith(f"config/schools.yaml:{line}: ") and words in p for p in told), told


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (
            b"schools:\n  - id: a\n    name: Tr\xfd\xf5ng M\xc9u\n",
            3,
            "không phải bảng mã UTF-8",
        ),
        ("schools: []".encode("utf-16"), 1, "UTF-16"),
        (b"#" * 6_000_000, 1, "quá lớn"),
    ],
)
def test_unreadable_bytes_are_told(data, line, words):
    (told,) = problems(data)
    assert told.startswith(f"config/schools.yaml:{line}: ")
    assert words in told


def test_an_alias_bomb_ends_at_once():
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    bomb += "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 12))
    start = time.perf_counter()
    assert "nội dung quá lớn" in problems(bomb)[0]
    assert time.perf_counter() - start < 2


def test_schools_are_compared_with_each_other():
    text = """\
schools:
  - {id: a, name: A, level: TH, website: "https://a.example/"}
  - {id: a, name: B, level: TH, website: "http://www.a.example"}
  - {id: c, name: C, level: TH, other_hosts: [A.example]}
  - {id: tong-hop, name: D, level: TH}
  - {id: Trường-Đ, name: Đ, level: THPT}
"""
    told = problems(text)
    for line, words in (
        (3, "id «a» đã có ở dòng 2"),
        (3, "website «http://www.a.example» đã có ở dòng 2"),
        (4, "là trang của trường ở dòng 2"),
        (5, "tên tệp dành riêng"),
        (6, "ví dụ «truong-d»"),
        (6, "«THPT» không hợp lệ"),
    ):
        assert any(p.startswith(f"config/schools.yaml:{line}: ") and words in p for p in told), (
            line,
            words,
            told,
        )
    assert told == tuple(sorted(told, key=lambda p: int(p.split(":")[1]))), "in the order of the file"


def test_one_site_under_different_paths_of_a_host_is_two_sites():
    text = """\
schools:
  - {id: a, name: A, level: TH, website: "https://pgd.example/a/"}
  - {id: b, name: B, level: TH, website: "https://pgd.example/b/"}
"""
    assert len(parse_register(text.encode(), "x").schools) == 2


def test_no_message_repeats_a_persons_number_or_address():
    text = school(
        "channels:",
        "  - {platform: zalo, url: 'https://zalo.me/0912345678'}",
        "  - {platform: facebook, url: 'https://www.facebook.com/people/Nguyen-Van-Mau/100012345678901/'}",
        "facts: {phone: '0912345678, 0987654321'}",
        "website: 'zalo 0912 345 678'",
    )
    told = "\n".join(problems(text))
    assert not re.search(r"0912.?345.?678|100012345678901|Nguyen-Van-Mau", told)


ADDRESSES = [
    (Platform.FACEBOOK, "https://www.facebook.com/thcsmau", True),
    (Platform.FACEBOOK, "https://m.facebook.com/thcsmau/", True),
    (Platform.FACEBOOK, "https://www.facebook.com/pages/Truong-Mau/123456789", True),
    (Platform.FACEBOOK, "https://www.facebook.com/p/Truong-Mau-61550000000000/", True),
    (Platform.FACEBOOK, "https://www.facebook.com/thcsmau/about", True),
    (Platform.FACEBOOK, "https://www.facebook.com/profile.php?id=100012345678901", False),
    (Platform.FACEBOOK, "https://www.facebook.com/Profile.php?id=100012345678901", False),
    (Platform.FACEBOOK, "https://www.facebook.com/100012345678901", False),
    (Platform.FACEBOOK, "https://www.facebook.com/people/Mau/100012345678901/", False),
    (Platform.FACEBOOK, "https://www.facebook.com/groups/thcsmau", False),
    (Platform.FACEBOOK, "https://www.facebook.com/stories/1", False),
    (Platform.FACEBOOK, "https://www.facebook.com/thcsmau/posts/1", False),
    (Platform.FACEBOOK, "https://www.facebook.com/permalink.php?story_fbid=1&id=2", False),
    (Platform.FACEBOOK, "https://www.facebook.com/", False),
    (Platform.FACEBOOK, "https://fb.me/thcsmau", False),
    (Platform.FACEBOOK, "https://facebook.com.example.vn/thcsmau", False),
    (Platform.ZALO, "https://zalo.me/1234567890123456789", True),
    (Platform.ZALO, "https://zalo.me/thcsmau", True),
    (Platform.ZALO, "https://zalo.me/84912345678", False),
    (Platform.ZALO, "https://zalo.me/0912.345.678", False),
    (Platform.ZALO, "https://zalo.me/g/abcdef123", False),
    (Platform.ZALO, "https://chat.zalo.me/?g=1", False),
    (Platform.YOUTUBE, "https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv", True),
    (Platform.YOUTUBE, "https://youtube.com/@thcsmau", True),
    (Platform.YOUTUBE, "https://www.youtube.com/watch?v=abc", False),
    (Platform.YOUTUBE, "https://youtu.be/abc", False),
    (Platform.YOUTUBE, "https://www.youtube.com/channel/", False),
    (Platform.X, "https://x.com/thcsmau", True),
    (Platform.X, "https://twitter.com/thcsmau", True),
    (Platform.X, "https://x.com/thcsmau/status/1", False),
    (Platform.INSTAGRAM, "https://www.instagram.com/thcsmau/", True),
    (Platform.INSTAGRAM, "https://www.instagram.com/p/abc/", False),
    (Platform.TIKTOK, "https://www.tiktok.com/@thcsmau", True),
    (Platform.TIKTOK, "https://www.tiktok.com/@thcsmau/video/1", False),
    (Platform.TIKTOK, "https://vm.tiktok.com/abc/", False),
]


@pytest.mark.parametrize(("platform", "url", "fits"), ADDRESSES, ids=[a[1] for a in ADDRESSES])
def test_which_addresses_can_be_a_channel(platform, url, fits):
    assert (fault(platform, url) is None) is fits


def test_a_missing_file_says_what_to_do(home):
    with pytest.raises(InputError, match="register import") as caught:
        load_register(home)
    assert str(home.root) in caught.value.problems[0]


def test_a_folder_in_its_place_is_an_input_error(home):
    home.schools_file.mkdir()
    with pytest.raises(InputError, match="không mở được tệp"):
        load_register(home)


def test_the_file_of_a_home_is_read(home):
    home.schools_file.write_text(GOOD, encoding="utf-8")
    assert [s.id for s in load_register(home).schools] == ["thcs-mau", "th-thcs-mau"]


def test_five_hundred_schools_load_quickly():
    one = GOOD[GOOD.index("  - id: thcs-mau") : GOOD.index("  - id: th-thcs-mau")]
    many = "".join(one.replace("thcs-mau", f"t{i}").replace("thcsmau.", f"t{i}.") for i in range(500))
    start = time.perf_counter()
    assert len(parse_register(f"schools:\n{many}".encode(), "x").schools) == 500
    assert time.perf_counter() - start < 20


def test_the_schema_is_valid_and_explains_every_key():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert [path for path, part in keys_of(schema) if "description" not in part] == []


def keys_of(schema, path=""):
    if isinstance(schema, dict):
        for key, part in schema.get("properties", {}).items():
            yield f"{path}.{key}", part
        for key, part in schema.items():
            yield from keys_of(part, f"{path}.{key}")
    elif isinstance(schema, list):
        for index, part in enumerate(schema):
            yield from keys_of(part, f"{path}[{index}]")


def test_an_editor_agrees_with_the_loader_about_a_good_file():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    written = json.loads(
        json.dumps(yaml.safe_load(GOOD.replace("0204312345]", "'0204312345']")), default=str)
    )
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(written)) == []


def test_the_shipped_register_is_right():
    shipped = (PROJECT / "config" / "schools.yaml").read_bytes()
    assert b"$schema=schools.schema.json" in shipped
    assert len(parse_register(shipped, "config/schools.yaml").schools) >= 8
