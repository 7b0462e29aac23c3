"""Words for what is done, in groups that say the same of a thing in a report.

In a word `_` stands for a blank. `~` marks the beginning of a Russian word, of 4 to 10 letters, and `!` a
word that denies by itself what its group says.
"""

from __future__ import annotations

GROUPS: tuple[str, ...] = (
    "accept agree consent approve approval adopt adoption endorse recognise recognize acknowledge "
    "ratify !reject !dismiss !rebuff 受け入れ 合意 同意 承認 採択 可決 応じ 批准 認め 承诺 接受 "
    "一致 通过 承认 认可 采纳 받아들 합의 동의 승인 채택 가결 비준 인정 chấp_nhận đồng_ý "
    "tán_thành thông_qua phê_chuẩn công_nhận ~прин ~соглас ~договори ~одобр ~утверд ~призна ~ратифиц "
    "!退け !驳斥 !驳回 !bác_bỏ !~отверг !~отклон !일축",
    "sign 署名 签署 서명 ký_kết ~подпис",
    "comment remark コメント 言及 评论 置评 언급 논평 bình_luận ~коммент mention 触れ 提及 提到 "
    "nhắc_đến ~упомин",
    "publish release disclose announce 公表 公開 発表 公布 公开 发布 披露 공개 발표 công_bố ~публик "
    "~опублик ~обнарод ~раскры",
    "set fix decide determine 定め 決め 決定 設定 示し 设定 制定 确定 规定 给出 정하 정했 결정 설정 "
    "đặt_ra quyết_định ấn_định ~определ ~установ ~решил ~решен ~назнач",
    "join accede participate participation attend attendance 参加 加盟 加入 出席 参与 참가 참여 가입 "
    "참석 tham_gia gia_nhập tham_dự ~присоедин ~участв ~вступ",
    "receive obtain 受け取 得て 収到 收到 得到 获得 받았 받은 nhận_được ~получ",
    "request ask demand seek urge propose 求め 要求 要請 主張 提案 请求 提出 主张 요청 요구 주장 "
    "yêu_cầu đề_nghị đòi ~прос ~треб ~предлаг ~предлож",
    "expect anticipate foresee 見込 予想 期待 预计 预期 예상 기대 전망 dự_kiến kỳ_vọng ~ожида",
    "recover 回復 恢复 회복 phục_hồi ~восстанов",
    "intervene intervention 介入 干预 개입 can_thiệp ~интервенц ~вмеш",
    "violate violation breach infringe 違反 侵犯 违反 侵入 위반 침범 침해 vi_phạm xâm_phạm ~наруш",
    "find detect discover 発見 見つか 发现 발견 phát_hiện ~обнаруж ~выявл ~выяв",
    "withdraw revoke 取り消 撤回 撤销 吊销 취소 박탈 thu_hồi rút ~отозва ~отзыв ~лиши",
    "raise hike 引き上げ 利上げ 上げる 提高 上调 加息 인상 올리 nâng tăng_lãi ~повы ~подня",
    "cut reduce lower reduction 削減 引き下げ 利下げ 下げる 削减 降低 下调 减少 降息 삭감 감축 인하 "
    "줄이 내리자 cắt_giảm hạ giảm ~сокращ ~сократ ~сниз",
    "send deploy dispatch 派遣 配備 派出 部署 派兵 파견 배치 파병 cử phái triển_khai ~направ ~отправ ~разме",
    "negotiate negotiation talk consult 交渉 協議 谈判 磋商 协商 협상 협의 đàm_phán "
    "thảo_luận ~перегов ~консульт",
    "support back 支持 支援 賛成 赞成 지지 지원 찬성 ủng_hộ ~поддерж !oppose !反対 !反对 !반대 !phản_đối",
    "plan intend intention consider 計画 予定 検討 方針 计划 打算 考虑 계획 검토 방침 의향 kế_hoạch "
    "dự_định xem_xét ~планир ~намер ~собира ~рассматр",
    "allow permit 許可 許し 允许 许可 허용 허가 cho_phép ~разреш ~позвол",
    "visit 訪問 访问 방문 thăm ~визит ~посет",
    "build construct construction 建設 建造 建设 修建 건설 xây_dựng ~строит ~постро",
    "buy purchase 購入 買い 购买 采购 구매 구입 mua ~купи ~закуп ~приобре",
    "sell 売却 販売 出售 판매 매각 bán ~прода",
    "close shut 閉鎖 閉じ 关闭 폐쇄 닫 đóng_cửa ~закры",
    "open reopen 開設 再開 开放 重开 개방 재개 mở_cửa mở_lại ~откры",
    "stop halt cease suspend 停止 中止 中断 暂停 중단 정지 dừng ngừng đình_chỉ ~прекра ~останов ~приостан",
    "resume nối_lại ~возобнов",
    "extend prolong 延長 延长 연장 gia_hạn kéo_dài ~продл",
    "abandon drop 放棄 断念 放弃 포기 từ_bỏ ~отказ",
    "change amend revise 変更 改正 修正 改变 修改 변경 개정 수정 thay_đổi sửa_đổi ~измен",
    "pay 支払 払う 支付 缴纳 지급 지불 trả chi_trả ~плат ~выплат",
    "win 勝利 当選 获胜 当选 승리 당선 thắng trúng_cử ~побед ~выигр",
    "resign 辞任 辞職 辞职 사임 사퇴 từ_chức ~отстав",
    "apologise apologize apology 謝罪 陳謝 道歉 사과 xin_lỗi ~извин",
    "compromise yield 譲歩 妥協 让步 妥协 양보 타협 nhượng_bộ thỏa_hiệp ~уступ ~компромис",
    "use 使用 利用 사용 이용 sử_dụng ~использ ~примен",
    "export 輸出 出口 수출 xuất_khẩu ~экспорт",
    "import 輸入 进口 수입 nhập_khẩu ~импорт",
    "invest 投資 投资 투자 đầu_tư ~инвест ~вклад",
    "develop 開発 开发 研发 개발 phát_triển ~разраб",
    "deny 否定 否认 부인 phủ_nhận ~отрица ~опроверг",
    "confirm 確認 确认 확인 xác_nhận ~подтвер",
    "meet 会談 会見 会面 会晤 만나 만났 회담 gặp hội_đàm ~встре",
    "share 共有 分享 共享 공유 chia_sẻ ~делит ~раздел",
    "ban prohibit forbid 禁止 禁じ 금지 cấm ~запре ~запрет",
    "choose 選ぶ 選ば 选择 선택 chọn ~выбир ~выбра",
    "apply affect 適用 适用 적용 áp_dụng ảnh_hưởng ~затро ~каса ~распростр !exempt !対象外 !免除 "
    "!면제 !不在此列 !~освобожд",
    "include 含ま 含め 入って 盛り込 包括 计入 列入 포함 들어 bao_gồm nằm_trong ~включ ~предусм "
    "~входит !除外 !제외 !exclude",
    "warn issue 警報 注意報 警告 预警 警报 경보 cảnh_báo ~предупре ~объявл",
    "operate operation run running 稼働 運転 動いて 运行 运转 运营 가동 운영 vận_hành ~работа "
    "!運転停止 !停运 !停机",
    "appeal 上诉 控訴 上告 항소 상고 kháng_cáo ~обжал ~апелл",
    "access 面会 探视 면회 접견 tiếp_cận ~доступ",
    "forecast 予測 预测 예측 dự_báo",
    "replace 置き換え 取代 替换 대체 교체 thay_thế ~замен",
    "compare 比較 比较 비교 so_sánh ~сравн",
    "discuss 議論 討議 话题 讨论 논의 bàn ~обсужд ~обсуд",
    "notify inform 通知 通報 通报 통보 알리 thông_báo ~уведом ~сообщ",
    "evacuate 避難 撤离 疏散 대피 sơ_tán ~эваку",
    "cause 引き起こ 造成 导致 초래 gây_ra ~вызва",
    "damage 被害 損傷 受损 损坏 피해 손상 thiệt_hại hư_hại ~поврежд ~ущерб",
    "injure 負傷 けが 受伤 부상 bị_thương ~ранен ~пострада",
    "begin start 開始 始め 开始 启动 시작 착수 bắt_đầu khởi ~начал ~начн ~начин",
    "finish complete 完了 完成 终了 完工 완료 완공 hoàn_thành kết_thúc ~заверш ~законч",
    "vote 投票 表决 투표 bỏ_phiếu ~голос",
    "criticise criticize criticism 批判 非難 批评 指责 비판 비난 chỉ_trích ~критик",
    "threaten threat 脅か 威胁 위협 đe_dọa ~угро",
    "cooperate cooperation 協力 合作 협력 hợp_tác ~сотруднич",
    "arrest detain 逮捕 拘束 拘留 체포 구금 bắt_giữ ~арест ~задерж",
    "return 帰国 返還 返回 归还 귀국 반환 trở_về trở_lại ~верну ~возвра",
    "explain 説明 解释 설명 giải_thích ~объясн",
    "report 報告 报告 보고 báo_cáo ~доклад ~отчита",
    "investigate 調査 捜査 调查 조사 수사 điều_tra ~расслед",
)
