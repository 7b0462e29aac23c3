"""Sentences of Vietnamese: where they begin and end."""

from __future__ import annotations

import pytest

from briefing_site.text.sentences import split

HOLE = "\U000f0000"

# `|` marks where a sentence begins.
SPLITS = {
    "plain": "Cảng mở cửa. |Tàu vào bến. |Mọi người chờ.",
    "question": "Khi nào tàu đến? |Chưa ai biết.",
    "exclamation": "Thật lớn! |Ai cũng ngạc nhiên.",
    "no-stop-at-the-end": "Cuộc họp kết thúc. |Lần sau là thứ Năm",
    "thousands": "Có 1.200 người dự. |Năm ngoái là 980.",
    "decimal": "Giá tăng 2,5%. |Lãi suất là 3,25%.",
    "date-with-points": "Hiệp định ký ngày 26.10.2025. |Nó có hiệu lực năm sau.",
    "date-with-strokes": "Tàu đi ngày 2/9. |Trời mưa to.",
    "figure-at-the-end": "Có 12. |Thiếu 3.",
    "year-at-the-end": "Chuyện xảy ra năm 2025. |Nay đã khác.",
    "city": "Bà sống ở TP. Đà Nẵng. |Con bà ở Huế.",
    "city-without-space": "Ông đến TP.HCM hôm qua. |Ông về hôm nay.",
    "city-at-the-end": "Họ chuyển về TP.HCM. |Nhà cũ đã bán.",
    "town": "Họ sống ở TX. Sơn Tây. |Nhà gần chùa.",
    "district": "Nhà ở Q. 1, gần sông. |Đường rất hẹp.",
    "ward": "Trụ sở ở P. Bến Nghé. |Cổng đóng sớm.",
    "professor-and-doctor": "PGS.TS. Lê Thị Hoa phát biểu. |Hội trường im lặng.",
    "professor": "GS. Trần Văn Sáng nghỉ hưu. |Học trò đến thăm.",
    "master": "ThS. Mai Anh chủ trì. |Cuộc họp kéo dài.",
    "master-with-points": "Th.S. Mai nói. |Lớp nghe.",
    "physician": "BS.CKII Phạm Minh khám bệnh. |Phòng khám đông.",
    "lawyer": "Theo LS. Hà, luật đã rõ. |Tòa chưa xử.",
    "engineer": "KS. Nam vẽ cầu. |Cầu dài 300 m.",
    "artist": "NSND. Lan hát ở Huế. |Khán giả đứng dậy.",
    "publisher": "Sách do NXB. Biển Xanh in. |Giá sách rẻ.",
    "university": "Bà dạy ở ĐH. Huế. |Lớp đông.",
    "and-so-on": "Họ bán cam, xoài, v.v. ở chợ. |Chợ họp sớm.",
    "and-so-on-at-the-end": "Họ bán cam, xoài, v.v. |Chợ họp sớm.",
    "and-so-on-with-ellipsis": "Họ bán cam, xoài, v.v... |Chợ họp sớm.",
    "page": "Xem tr. 12 của báo cáo. |Bảng ở cuối.",
    "central": "Ban T.Ư. họp hôm nay. |Tin sẽ có sau.",
    "quotation-ends": "Bộ trưởng nói: “Tàu sẽ đến.” |Báo chí ghi lại.",
    "quotation-goes-on": "“Tàu sẽ đến.” bộ trưởng nói. |Báo chí ghi lại.",
    "asked": "“Bao giờ tàu đến?” ông Nam hỏi. |Không ai đáp.",
    "asked-by-name": "“Bao giờ tàu đến?” Nam hỏi. |Không ai đáp.",
    "comma-behind-a-quotation": "“Tàu sẽ đến”, ông nói. |Trời tối dần.",
    "dialogue": "– Bao giờ tàu đến? |– Tối nay.",
    "two-in-a-quotation": "“Trời mưa. |Đường trơn.” |Ông dừng lại.",
    "title-of-a-film": "Phim “Ai đó?” ra rạp. |Vé bán hết.",
    "straight-marks": 'Ông viết: "Tôi về." |Thư rất ngắn.',
    "angled-marks": "Ông viết: «Tôi về.» |Thư rất ngắn.",
    "reported": "Ông nói rằng tàu sẽ đến. |Bà không tin.",
    "credit": "Tàu vào bến. (Ảnh: Báo Biển)",
    "sentence-in-brackets": "Tàu vào bến. |(Trời đang mưa.) |Người ra về.",
    "two-in-brackets": "Con tàu (đóng năm ngoái. Còn mới.) chạy nhanh. |Giá đắt.",
    "dateline": "Hà Nội, 3/1 (Tin Biển) – Chính phủ tăng ngân sách. |Quốc hội phản đối.",
    "dateline-in-brackets": "(Báo Biển) - Cảng đóng cửa. |Tàu chờ ngoài khơi.",
    "ellipsis-inside": "Ông… không trả lời. |Trời tối.",
    "three-points-inside": "Ông nói rằng... thôi, không sao. |Trời tối.",
    "ellipsis-at-the-end": "Ông im lặng... |Trời tối dần.",
    "ellipsis-in-brackets": "Chính phủ [...] Quốc hội đồng ý. |Báo im.",
    "note-marks": "Luật đã đổi.[1] |Nó có hiệu lực tháng 7.[2][3] |Có phạt tiền.",
    "hole": f"Luật đã đổi.{HOLE} |Có phạt tiền.{HOLE}",
    "hole-without-space": f"Luật đã đổi.{HOLE}|Có phạt tiền.",
    "no-space": "Tàu đã đi.|Nhưng mưa chưa tạnh.",
    "no-space-question": "Ai đi?|Không ai.",
    "address": "Xem https://bao.example/Tin.Html để biết. |Ai cũng đọc.",
    "mail": "Gửi về toa-soan@bao.example. |Thư được đáp.",
    "initials": "J. F. Kennedy đến sân bay. |Tuyết rơi.",
    "initial-inside-a-name": "Ông gặp Donald J. Trump. |Bà đã về.",
    "state-in-english": "Hãng U.S. Steel tăng giá. |Cổ phiếu tăng.",
    "title-in-english": "Mr. Brown đến Huế. |Ông ở ba ngày.",
    "number-in-english": "Bến No. 5 đóng. |Bến No. 6 mở.",
    "company-in-english": "Toyo Co., Ltd. mở nhà máy. |Lương cao.",
    "saint": "Tàu rời St. Petersburg. |Biển lặng.",
    "numbered-list": "1. Tăng ngân sách. |2. Giảm thuế.",
    "lettered-list": "a) Tăng ngân sách |b) Giảm thuế",
    "two-marks": "Thật sao?! |Không thể tin!! |Nhưng đúng thế.",
}  # fmt: skip

# What is known to go wrong: a letter that stands for a name looks like an initial.
MISSES = {"witness-without-a-name": "Nhân chứng là anh A. |Tòa giữ kín tên."}


@pytest.mark.parametrize("marked", SPLITS.values(), ids=SPLITS.keys())
def test_split(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[a:b] for a, b in split(text)] == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("marked", MISSES.values(), ids=MISSES.keys())
@pytest.mark.xfail(strict=True, reason="the letter may as well be the initial of the name behind it")
def test_miss(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[a:b] for a, b in split(text)] == [part.strip() for part in marked.split("|")]
