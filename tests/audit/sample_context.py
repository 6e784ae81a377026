"""The invented register against which every rule's examples run. All persons are made up."""

from dataclasses import replace
from datetime import date
from functools import cache

from audit.document import Document
from audit.knowledge import Knowledge
from audit.rule import Case, Context, Example
from crawler.home import PROJECT, Home
from crawler.schools import Channel, EditorialBoard, Fact, Level, Office, Platform, Register, School, Support

AS_OF = date(2026, 11, 23)
_CONFIRMED = date(2026, 9, 1)
_CITY = date(2026, 9, 20)  # «tỉnh Bắc Ninh» became «thành phố Bắc Ninh»

LE_LOI = School(
    id="thcs-le-loi",
    name="Trường THCS Lê Lợi",
    level=(Level.THCS,),
    aliases=("THCS Lê Lợi", "Trường Trung học cơ sở Lê Lợi"),
    website="https://thcsleloi.example.edu.vn/",
    other_hosts=("thcsleloi.pgdmau.example.vn",),
    channels=(
        Channel(Platform.FACEBOOK, "https://www.facebook.com/thcsleloi.mau"),
        Channel(Platform.ZALO, "https://zalo.me/1234567890123456789"),
    ),
    facts=(
        Fact("address", "Số 51 đường Nguyễn Thị Lưu, phường Bắc Giang, thành phố Bắc Ninh"),
        Fact("campus", "Tổ dân phố Cốc, phường Bắc Giang, thành phố Bắc Ninh"),
        Fact("phone", "0204.3856.123"),
        Fact("email", "thcsleloi@bacninh.edu.vn"),
        Fact("principal", "Lê Quang Huy", date(2015, 8, 1), date(2024, 7, 31)),
        Fact("principal", "Nguyễn Thị Vân Anh", date(2024, 8, 1), date(2025, 7, 31)),
        Fact("principal", "Phạm Văn Đồng", date(2025, 8, 1)),
        Fact("vice_principal", "Trần Thị Thu Hiền", date(2014, 8, 1), date(2022, 7, 31)),
        Fact("vice_principal", "Ngô Văn Nam", date(2022, 8, 1)),
        Fact("spokesperson", "Phạm Văn Đồng", date(2025, 8, 1)),
    ),
    confirmed_on=_CONFIRMED,
    editorial_board=EditorialBoard(
        "12/QĐ-THCSLL", date(2022, 1, 12), date(2022, 1, 14), ("website", "facebook", "zalo")
    ),
)


def _school(id: str, name: str, level: Level, *aliases: str, facts: tuple[Fact, ...] = ()) -> School:
    return School(id=id, name=name, level=(level,), aliases=aliases, facts=facts, confirmed_on=_CONFIRMED)


_OTHERS = (
    _school(
        "thcs-tran-phu",
        "Trường THCS Trần Phú",
        Level.THCS,
        "THCS Trần Phú",
        "Trường Trung học cơ sở Trần Phú",
        facts=(
            Fact("address", "Số 8 đường Hoàng Hoa Thám, phường Bắc Giang, thành phố Bắc Ninh"),
            Fact("phone", "0204.3857.456"),
            Fact("email", "thcstranphu@bacninh.edu.vn"),
            Fact("principal", "Đặng Minh Khôi", date(2023, 8, 1)),
        ),
    ),
    _school(
        "th-vo-thi-sau",
        "Trường Tiểu học Võ Thị Sáu",
        Level.TH,
        "Trường TH Võ Thị Sáu",
        facts=(
            Fact("phone", "0204.3858.789"),
            Fact("principal", "Hoàng Thị Mến", date(2020, 8, 1)),
        ),
    ),
    _school("th-thu-huong", "Trường Tiểu học Thu Hương", Level.TH, "Trường TH Thu Hương"),
    _school("th-le-hong-phong", "Trường Tiểu học Lê Hồng Phong", Level.TH, "Trường TH Lê Hồng Phong"),
    _school(
        "th-ngo-si-lien",
        "Trường Tiểu học Ngô Sĩ Liên",
        Level.TH,
        "Trường Tiểu học Ngô Sỹ Liên",
        "Trường TH Ngô Sĩ Liên",
    ),
    _school(
        "th-dinh-ke-1",
        "Trường Tiểu học Dĩnh Kế số 1",
        Level.TH,
        "Trường TH Dĩnh Kế số 1",
        facts=(
            Fact("name", "Trường Tiểu học Dĩnh Kế", None, date(2025, 7, 31)),
            Fact("name", "Trường Tiểu học Dĩnh Kế số 1", date(2025, 8, 1)),
        ),
    ),
    _school("mn-hoa-hong", "Trường Mầm non Hoa Hồng", Level.MN, "Trường MN Hoa Hồng"),
    _school(
        "mn-hoa-sen",
        "Trường Mầm non Hoa Sen",
        Level.MN,
        "Trường MN Hoa Sen",
        facts=(
            Fact("address", "Tổ dân phố Mẫu, phường Đa Mai, tỉnh Bắc Ninh", None, date(2026, 9, 19)),
            Fact("address", "Tổ dân phố Mẫu, phường Đa Mai, thành phố Bắc Ninh", _CITY),
            Fact("phone", "0204.3859.321"),
            Fact("email", "mnhoasen@bacninh.edu.vn"),
            Fact("principal", "Vũ Thị Hạnh Nguyên", date(2021, 8, 1)),
        ),
    ),
)

REGISTER = Register(
    schools=(LE_LOI, *_OTHERS),
    offices=(
        Office("Phòng GD&ĐT thành phố Bắc Giang", None, date(2025, 6, 30)),
        Office("Phòng Văn hóa - Xã hội, UBND phường Bắc Giang", date(2025, 7, 1)),
    ),
    support=Support("Nguyễn Thị Mẫu", "0204 3111 222", "hotro@phong.example.vn"),
    editorial_board_deadline=date(2022, 1, 18),
)


@cache
def shipped_knowledge() -> Knowledge:
    """The tables that the project ships, whatever AUDIT_HOME says."""
    return Knowledge(Home(PROJECT))


def context(as_of: date = AS_OF, school: School = LE_LOI) -> Context:
    return Context(school=school, as_of=as_of, knowledge=shipped_knowledge(), register=REGISTER)


def parts(example: Example) -> tuple[tuple[Document, ...], Context]:
    """The documents of an example and what the rule may know about them."""
    case = example if isinstance(example, Case) else Case(example)
    documents = case.documents if isinstance(case.documents, tuple) else (case.documents,)
    found = REGISTER.school(case.school) if isinstance(case.school, str) else case.school
    if isinstance(case.school, str) and found is None:
        raise LookupError(f"no school {case.school!r} in the sample register")
    around = context(case.as_of or AS_OF, found or LE_LOI)
    if case.visits is not None:
        around = replace(around, visits=case.visits)
    if case.complete is not None:
        around = replace(around, complete=case.complete)
    return documents, around
